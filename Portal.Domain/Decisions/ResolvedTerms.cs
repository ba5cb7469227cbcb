using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// Resolves terms once for all rows that resolve alike: those with the same statements on their path, the same license type, the same limits
/// of their own, in territories that no statement on the path tells apart. Not for several threads.
/// </summary>
public sealed class ResolvedTerms(Evaluator evaluator)
{
    readonly TermsPool pool = new();
    readonly Dictionary<StatedPath, Resolutions> byPath = [];
    readonly Dictionary<(string? Owner, string? Deal), Resolutions> ofTitle = [];
    Title? title;

    /// <summary>How many distinct terms there are.</summary>
    public int Count => pool.Count;

    /// <summary>What counts for a row in a territory it covers.</summary>
    public GrantedTerms Of(TitleRights rights, Avail avail, Territory territory) =>
        PathOf(rights, avail.ContentOwner ?? rights.Title.ContentOwner, avail.Contract).Of(territory, avail.LicenseType!.Value, avail, pool);

    /// <summary>What the title's own line of scopes grants where no avail decides, by license type.</summary>
    public GrantedTerms[] LineOf(TitleRights rights, Territory territory) =>
        PathOf(rights, rights.Title.ContentOwner, null).LineIn(territory, pool);

    Resolutions PathOf(TitleRights rights, string? owner, string? deal)
    {
        if (!ReferenceEquals(title, rights.Title))
        {
            title = rights.Title;
            ofTitle.Clear();
        }
        if (ofTitle.TryGetValue((owner, deal), out var known))
        {
            return known;
        }
        var path = new StatedPath(evaluator.Path(rights, owner, deal));
        if (!byPath.TryGetValue(path, out var resolutions))
        {
            byPath.Add(path, resolutions = new Resolutions(path.Scopes));
        }
        return ofTitle[(owner, deal)] = resolutions;
    }

    /// <summary>Scopes that state something: the same ones are the same path, whichever title they lead to.</summary>
    readonly struct StatedPath(ScopeStatements[] scopes) : IEquatable<StatedPath>
    {
        public ScopeStatements[] Scopes => scopes;

        public bool Equals(StatedPath other) => scopes.AsSpan().SequenceEqual(other.Scopes, SameScope.Instance);

        public override bool Equals(object? obj) => obj is StatedPath other && Equals(other);

        public override int GetHashCode() => scopes.Aggregate(0, (hash, scope) => HashCode.Combine(hash, scope.Scope));
    }

    sealed class SameScope : IEqualityComparer<ScopeStatements>
    {
        public static SameScope Instance { get; } = new();

        public bool Equals(ScopeStatements? x, ScopeStatements? y) => x?.Scope == y?.Scope;

        public int GetHashCode(ScopeStatements scope) => scope.Scope.GetHashCode();
    }

    sealed class Resolutions(ScopeStatements[] path)
    {
        readonly HashSet<Territory> singledOut =
            [.. path.SelectMany(scope => scope.Statements).SelectMany(statement => statement.Narrowing.Territories ?? [])];

        readonly Dictionary<(Territory, LicenseType, AvailLimits), GrantedTerms> ofRows = [];
        readonly Dictionary<Territory, GrantedTerms[]> lines = [];

        public GrantedTerms Of(Territory territory, LicenseType type, Avail avail, TermsPool pool)
        {
            var place = PlaceOf(territory);
            var key = (place, type, AvailLimits.Of(avail));
            if (!ofRows.TryGetValue(key, out var terms))
            {
                ofRows.Add(key, terms = pool.Intern(GrantedTerms.Of(TermResolver.Resolve(path, place, type, avail))));
            }
            return terms;
        }

        public GrantedTerms[] LineIn(Territory territory, TermsPool pool)
        {
            var place = PlaceOf(territory);
            if (!lines.TryGetValue(place, out var line))
            {
                line = [.. Enum.GetValues<LicenseType>().Select(type => pool.Intern(GrantedTerms.Of(TermResolver.Resolve(path, place, type, null))))];
                lines.Add(place, line);
            }
            return line;
        }

        // A territory that no narrowing names is like any other such, and like the world.
        Territory PlaceOf(Territory territory) => singledOut.Contains(territory) ? territory : Territory.Worldwide;
    }
}
