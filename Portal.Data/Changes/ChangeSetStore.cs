using System.Collections.Immutable;
using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Changes;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Changes;

sealed class ChangeSetStore(Database database) : IChangeSetStore, IPublishedChanges
{
    readonly ChangeSetSql sql = new(database.Dialect);

    public async Task<ChangeSet?> Find(IWriteSession session, string id, CancellationToken cancellationToken) =>
        (await Sets(session, sql.ById, new { Id = id }, cancellationToken)).SingleOrDefault();

    public async Task<ChangeSet?> OpenDraft(IWriteSession session, string author, Scope scope, CancellationToken cancellationToken) =>
        (await Sets(session, sql.OpenDraft, new { Author = author, Kind = scope.Kind.ToString(), ScopeId = scope.Id }, cancellationToken)).SingleOrDefault();

    public Task<ImmutableArray<ChangeSet>> Scheduled(IWriteSession session, Scope scope, CancellationToken cancellationToken) =>
        Sets(session, sql.Scheduled, new { Kind = scope.Kind.ToString(), ScopeId = scope.Id }, cancellationToken);

    public Task<ImmutableArray<ChangeSet>> ApprovedSince(IWriteSession session, Scope scope, long version, CancellationToken cancellationToken) =>
        Sets(session, sql.ApprovedSince, new { Kind = scope.Kind.ToString(), ScopeId = scope.Id, Version = version }, cancellationToken);

    public async Task<ChangeSet?> NextDue(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Sets(session, sql.NextDue, new { Now = now }, cancellationToken)).SingleOrDefault();

    public async Task<ChangeSet> Save(IWriteSession session, ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var kept = changeSet with { Version = changeSet.Version + 1 };
        var changed = await write.Execute(changeSet.Version == 0 ? ChangeSetSql.Insert : ChangeSetSql.Update, ChangeSetRow.Of(kept), cancellationToken);
        if (changed != 1)
        {
            throw new InvalidOperationException($"Change set {changeSet.Id} is no longer at version {changeSet.Version}: it was not read in this session.");
        }
        await write.Execute(ChangeSetSql.DeleteItems, new { kept.Id }, cancellationToken);
        foreach (var (ordinal, item) in kept.Items.Index())
        {
            await write.Execute(ChangeSetSql.InsertItem, ChangeItemRow.Of(kept.Id, ordinal, item), cancellationToken);
        }
        return kept;
    }

    public async Task Delete(IWriteSession session, string id, CancellationToken cancellationToken)
    {
        await WriteSession.Of(session).Execute(ChangeSetSql.DeleteItems, new { Id = id }, cancellationToken);
        await WriteSession.Of(session).Execute(ChangeSetSql.Delete, new { Id = id }, cancellationToken);
    }

    public Task MarkPublished(IWriteSession session, DateTimeOffset inEffectUpTo, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(ChangeSetSql.MarkPublished, new { InEffectUpTo = inEffectUpTo }, cancellationToken);

    async Task<ImmutableArray<ChangeSet>> Sets(IWriteSession session, string statement, object parameters, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var rows = await write.Rows<ChangeSetRow>(statement, parameters, cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }
        var ids = new { Ids = JsonSerializer.Serialize(rows.Select(row => row.Id)) };
        var items = (await write.Rows<ChangeItemRow>(sql.Items, ids, cancellationToken)).ToLookup(item => item.ChangeSetId);
        return [.. rows.Select(row => row.ToChangeSet(items[row.Id]))];
    }
}
