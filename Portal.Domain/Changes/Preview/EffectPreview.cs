using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Preview;

/// <summary>What a change does in one territory for one license type, in titles.</summary>
/// <param name="Changed">Any of their terms counts differently.</param>
/// <param name="Gained">They could not be downloaded before, and can be.</param>
/// <param name="Lost">They could, and cannot be any more.</param>
public sealed record EffectRow(Territory Territory, LicenseType LicenseType, int Changed, int Gained, int Lost);

/// <summary>What a change does to the catalog as the viewer sees it.</summary>
/// <param name="Titles">Titles looked at: those below the scopes touched.</param>
/// <param name="Complete">Whether those are all; else the counts are of the first <see cref="EffectPreview.MostTitles"/>.</param>
/// <param name="Rows">By territory and type; only where something changes.</param>
public sealed record EffectOfChange(int Titles, bool Complete, ImmutableArray<EffectRow> Rows);

/// <summary>Asks the evaluator before and after. Of what is in effect already it tells what taking effect did.</summary>
public sealed class EffectPreview(IStatementReader statements, ICatalogRights catalog, IScopeReader scopes, TimeProvider clock)
{
    /// <summary>Up to here titles are counted one by one.</summary>
    public const int MostTitles = 2_000;

    public async Task<EffectOfChange> Of(Viewer viewer, ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var present = await statements.All(cancellationToken);
        var before = changeSet.InEffectAt is null ? present : changeSet.Terms.Aggregate(present, (book, item) => book.With(item.Before ?? Nothing(item)));
        var after = changeSet.Terms.Aggregate(present, (book, item) => book.With(item.After));
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var scope in changeSet.Terms.Select(item => item.Scope).Distinct())
        {
            ids.UnionWith(await scopes.TitlesBelow(viewer, scope, MostTitles + 1, cancellationToken));
        }
        var comparison = new TitleComparison(
            new Evaluator(before.At), new Evaluator(after.At), TerritoriesOf(changeSet, present), clock.GetUtcNow());
        var counts = new SortedDictionary<(Territory Territory, LicenseType Type), EffectRow>();
        foreach (var id in ids.Take(MostTitles))
        {
            if (await catalog.Load(id, cancellationToken) is { } rights)
            {
                comparison.AddTo(counts, rights);
            }
        }
        return new EffectOfChange(Math.Min(ids.Count, MostTitles), ids.Count <= MostTitles, [.. counts.Values]);
    }

    static TermStatement Nothing(TermsChange item) => item.After with
    {
        Values = ImmutableSortedDictionary<Term, TermValue>.Empty,
        Limits = ImmutableSortedDictionary<Term, TermLimit>.Empty,
    };

    // A worldwide avail is looked at in every territory that these statements tell apart, and as worldwide for all others.
    static ImmutableSortedSet<Territory> TerritoriesOf(ChangeSet changeSet, StatementBook present) =>
    [
        .. changeSet.Terms.SelectMany(item => item.Narrowing.Territories ?? []),
        .. changeSet.Terms.SelectMany(item => present.At(item.Scope)).SelectMany(statement => statement.Narrowing.Territories ?? []),
    ];
}
