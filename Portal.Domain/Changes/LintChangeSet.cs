using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>Judges a change set against what counts now.</summary>
public sealed class LintChangeSet(IStatementReader statements, ICatalogRights catalog, IScopeReader scopes, TimeProvider clock)
{
    /// <summary>Errors first; what is said about several scopes names each.</summary>
    public async Task<ImmutableArray<LintFinding>> Of(ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var findings = ImmutableArray.CreateBuilder<LintFinding>();
        foreach (var items in changeSet.Terms.GroupBy(item => item.Scope))
        {
            var target = await TargetOf(items.Key, cancellationToken);
            var book = await statements.At([.. target.Paths.SelectMany(path => path.Scopes).Distinct()], cancellationToken);
            book = changeSet.Terms.Aggregate(book, (book, item) => book.With(item.After));
            findings.AddRange(items.SelectMany(item => TermLint.Judge(item, book, target, now)));
        }
        return [.. findings.Distinct().OrderBy(finding => finding.Severity)];
    }

    async Task<LintTarget> TargetOf(Scope scope, CancellationToken cancellationToken)
    {
        if (scope.Kind == ScopeKind.Title && await catalog.Load(scope.Id, cancellationToken) is { } rights)
        {
            return OfTitle(rights);
        }
        if (scope.Kind == ScopeKind.Deal && await scopes.Find(Viewer.Portal, scope, cancellationToken) is { ContentOwners: { IsEmpty: false } owners })
        {
            return new LintTarget([.. owners.Select(owner => new LintPath([Scope.Portal, Scope.Owner(owner), scope], null))], null);
        }
        return new LintTarget([new LintPath(scope.Kind == ScopeKind.Portal ? [scope] : [Scope.Portal, scope], null)], null);
    }

    static LintTarget OfTitle(TitleRights rights)
    {
        var own = Line(rights).Reverse().Select(title => Scope.Title(title.Id)).ToArray();
        var ways = rights.Avails
            .Where(avail => avail.LicenseType is not null)
            .DistinctBy(avail => (
                avail.ContentOwner, avail.Contract, avail.LicenseType, avail.Territory, avail.RentalDuration, avail.WatchDuration, avail.FixedEndDate, avail.Download, avail.Window))
            .Select(avail => new LintPath(PathOf(avail.ContentOwner ?? rights.Title.ContentOwner, avail.Contract, own), avail))
            .DefaultIfEmpty(new LintPath(PathOf(rights.Title.ContentOwner, null, own), null));
        return new LintTarget([.. ways], rights.Title.RunTime) { Rows = rights.Avails };
    }

    // From the title up to its series.
    static IEnumerable<Title> Line(TitleRights rights)
    {
        for (var title = rights.Title; title is not null; title = rights.Ancestors.FirstOrDefault(one => one.Id == title.ParentId))
        {
            yield return title;
        }
    }

    static ImmutableArray<Scope> PathOf(string? owner, string? deal, Scope[] own) =>
        [Scope.Portal, .. owner is null ? Array.Empty<Scope>() : [Scope.Owner(owner)], .. deal is null ? Array.Empty<Scope>() : [Scope.Deal(deal)], .. own];
}
