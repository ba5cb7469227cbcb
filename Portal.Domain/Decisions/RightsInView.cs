using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>One title's rights as a viewer sees them, with the evaluator that judges them.</summary>
/// <param name="Rights">Null for a title that is not known, or belongs to an owner the viewer does not hold: both look the same.</param>
public sealed record RightsUnderBasis(TitleRights? Rights, Evaluator Evaluator);

/// <summary>Loads what a decision about one title needs, and no more.</summary>
public sealed class RightsInView(ICatalogRights catalog, IStatementReader statements, IChangeSetReader changeSets)
{
    /// <summary>
    /// Whether there is such a title, and the viewer holds the owners of all its rows: what a release carries does not say whose row it
    /// comes from, so that it cannot be told in part.
    /// </summary>
    public async Task<bool> SeesWhole(Viewer viewer, string titleId, CancellationToken cancellationToken) =>
        await catalog.Load(titleId, cancellationToken) is { } known
        && viewer.Sees(known.Title.ContentOwner)
        && known.Avails.All(avail => viewer.Sees(avail.ContentOwner));

    /// <summary>Null where the basis is a change set that the viewer does not see. What a release carries is not loaded here.</summary>
    public async Task<RightsUnderBasis?> Load(Viewer viewer, string titleId, DecisionBasis basis, CancellationToken cancellationToken)
    {
        IEnumerable<TermStatement> proposed = [];
        if (basis is DecisionBasis.WithChangeSet asked)
        {
            if (await changeSets.Find(viewer, asked.Id, cancellationToken) is not { } changeSet)
            {
                return null;
            }
            proposed = changeSet.Terms.Select(change => change.After);
        }
        if (await catalog.Load(titleId, cancellationToken) is not { } known || !viewer.Sees(known.Title.ContentOwner))
        {
            return new RightsUnderBasis(null, new Evaluator(StatementBook.Empty.At));
        }
        var rights = known with { Avails = [.. known.Avails.Where(avail => viewer.Sees(avail.ContentOwner))] };
        var approved = await statements.At(Evaluator.ScopesOf(rights), cancellationToken);
        return new RightsUnderBasis(rights, new Evaluator(proposed.Aggregate(approved, (book, statement) => book.With(statement)).At));
    }
}
