using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Feeds;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Makes approved terms count, in the write that decides it: statements, versions, revision, audit and the wish for a release together.</summary>
public sealed class TakeEffect(
    IStatementStore statements, IScopeVersions scopes, IRightsRevision revision, IReleaseRequests releases, IChangeSetStore changes, IAuditLog audit)
{
    public async Task<ChangeSet> Now(
        IWriteSession session, ChangeSet approved, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var item in approved.Terms)
        {
            await statements.Put(session, item.After, cancellationToken);
        }
        var inEffect = approved.TakeEffect(now, await Bump(session, approved, cancellationToken));
        await revision.Bump(session, cancellationToken);
        await audit.Append(session, ChangeAudit.Entry("tookEffect", inEffect, actor, now), cancellationToken);
        await releases.TermsTookEffect(session, actor, now, cancellationToken);
        return await changes.Save(session, inEffect, cancellationToken);
    }

    /// <summary>Keeps it for its date. Its scopes move already, so that whoever writes there meanwhile knows of it.</summary>
    public async Task<ChangeSet> Later(IWriteSession session, ChangeSet approved, CancellationToken cancellationToken) =>
        await changes.Save(session, approved.Making(await Bump(session, approved, cancellationToken)), cancellationToken);

    async Task<Dictionary<Scope, long>> Bump(IWriteSession session, ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<Scope, long>();
        foreach (var scope in changeSet.Terms.Select(item => item.Scope).Distinct())
        {
            versions[scope] = await scopes.Bump(session, scope, cancellationToken);
        }
        return versions;
    }
}
