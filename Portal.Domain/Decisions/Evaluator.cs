using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// The one evaluator: API, pages, coverage, support and bundles ask it, and nothing else decides whether a title may be downloaded.
/// Pure: the same rights, statements and request give the same answer, whenever and wherever asked.
/// </summary>
/// <param name="statements">What a scope states, in the basis that is asked about; empty where it states nothing.</param>
public sealed class Evaluator(Func<Scope, ImmutableArray<TermStatement>> statements)
{
    /// <summary>Answers a request about a title; null rights = a title the portal does not know.</summary>
    public Decision Decide(TitleRights? rights, DecisionRequest request)
    {
        if (rights is null)
        {
            return Explanation.UnknownTitle;
        }
        var asked = LookedUpRequest.Of(request);
        var resolved = new ResolvedTerms(this);
        Avail[] avails =
        [
            .. rights.Avails
                .Where(avail => avail.LicenseType is not null && avail.Covers(request.Territory))
                .OrderBy(avail => avail.Id, StringComparer.Ordinal)
                .Select(avail => avail.In(request.Territory)),
        ];
        RightsRow[] rows = [.. avails.Select((avail, place) => RightsRow.Of(avail, resolved.Of(rights, avail, request.Territory), place))];
        var verdict = Judge.Of(rows, [], asked);
        var explanation = new Explanation(request, asked, "No avail");
        if (verdict.Row >= 0)
        {
            return explanation.Of(verdict, rows, row => TermsOf(rights, avails[row], request.Territory), avails);
        }
        verdict = Judge.WithoutAvail(resolved.LineOf(rights, request.Territory), verdict.Window, asked);
        var terms = TermsWithoutAvail(rights, request.Territory, verdict.LicenseType ?? default);
        return explanation.WithoutAvail(verdict, terms, GrantedTerms.Of(terms));
    }

    /// <summary>The terms of one avail row in a territory it covers.</summary>
    public EffectiveTerms TermsOf(TitleRights rights, Avail avail, Territory territory) =>
        TermResolver.Resolve(PathOf(rights, avail), territory, avail.LicenseType ?? LicenseType.VOD, avail);

    /// <summary>The terms where no avail grants anything: what the title's own line states.</summary>
    public EffectiveTerms TermsWithoutAvail(TitleRights rights, Territory territory, LicenseType licenseType) =>
        TermResolver.Resolve(Path(rights, rights.Title.ContentOwner, null), territory, licenseType, null);

    /// <summary>The scopes that state something about an avail of a title, widest first.</summary>
    public IReadOnlyList<ScopeStatements> PathOf(TitleRights rights, Avail avail) =>
        Path(rights, avail.ContentOwner ?? rights.Title.ContentOwner, avail.Contract);

    /// <summary>The territories of a worldwide row that some statement on its path singles out: its terms may be others there. None for any other row.</summary>
    public ImmutableSortedSet<Territory> SingledOut(TitleRights rights, Avail avail) => avail.Territory.IsWorldwide
        ?
        [
            .. PathOf(rights, avail)
                .SelectMany(scope => scope.Statements)
                .SelectMany(statement => statement.Narrowing.Territories ?? [])
                .Where(territory => !territory.IsWorldwide && avail.Covers(territory)),
        ]
        : [];

    /// <summary>Every scope that can have a say in a title's terms, whichever avail decides.</summary>
    public static IReadOnlyCollection<Scope> ScopesOf(TitleRights rights) =>
    [
        .. Line(rights, rights.Title.ContentOwner, null)
            .Concat(rights.Avails.SelectMany(avail => Line(rights, avail.ContentOwner, avail.Contract)))
            .Distinct(),
    ];

    internal ScopeStatements[] Path(TitleRights rights, string? owner, string? deal) => Stating(Line(rights, owner, deal));

    static IEnumerable<Scope> Line(TitleRights rights, string? owner, string? deal)
    {
        yield return Scope.Portal;
        if (owner is not null)
        {
            yield return Scope.Owner(owner);
        }
        if (deal is not null)
        {
            yield return Scope.Deal(deal);
        }
        foreach (var ancestor in rights.Ancestors.Reverse())
        {
            yield return Scope.Title(ancestor.Id);
        }
        yield return Scope.Title(rights.Title.Id);
    }

    ScopeStatements[] Stating(IEnumerable<Scope> line) =>
        [.. line.Select(scope => new ScopeStatements(scope, statements(scope))).Where(scope => !scope.Statements.IsEmpty)];
}
