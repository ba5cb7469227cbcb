using System.Collections.Immutable;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Whether scopes still stand where a change was written against them.</summary>
public sealed class ScopeCheck(IScopeVersions scopes, IChangeSetStore changes)
{
    /// <summary>The content owners of every scope of a set, or the first scope that moved or is gone.</summary>
    public async Task<ChangeOutcome<ImmutableSortedSet<string>>> Of(IWriteSession session, ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var owners = ImmutableSortedSet<string>.Empty;
        foreach (var item in changeSet.Terms.DistinctBy(item => item.Scope))
        {
            if (await scopes.Find(session, item.Scope, cancellationToken) is not { } facts)
            {
                return new ChangeRefusal.NotFound(item.Scope.ToString());
            }
            if (await Moved(session, facts, item.BaseVersion, cancellationToken) is { } conflict)
            {
                return conflict;
            }
            owners = owners.Union(facts.ContentOwners);
        }
        return owners;
    }

    /// <summary>What came between, with who did it; null where nothing did.</summary>
    public async Task<ChangeRefusal?> Moved(IWriteSession session, ScopeFacts facts, long expected, CancellationToken cancellationToken)
    {
        if (facts.Version == expected)
        {
            return null;
        }
        var since = await changes.ApprovedSince(session, facts.Scope, expected, cancellationToken);
        return new ChangeRefusal.VersionConflict(
            facts.Scope, expected, facts.Version, [.. since.Select(changeSet => Meanwhile(changeSet, facts.Scope))]);
    }

    static MeanwhileChange Meanwhile(ChangeSet changeSet, Scope scope) => new(
        changeSet.Id,
        changeSet.Decided!.By,
        changeSet.InEffectAt ?? changeSet.Decided.At,
        [.. changeSet.Terms.Where(item => item.Scope == scope).SelectMany(item => (IEnumerable<TermDifference>)TermDifference.Of(item))]);
}
