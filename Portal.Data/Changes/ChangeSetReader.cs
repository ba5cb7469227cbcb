using System.Data.Common;
using System.Text.Json;
using Portal.Data.Catalog;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Changes;

sealed class ChangeSetReader(Database database) : IChangeSetReader
{
    readonly ChangeSetSql sql = new(database.Dialect);

    public Task<ChangeSet?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        One(sql.Find(viewer), new { Id = id, HeldOwners = VisibleTo.HeldOwners(viewer) }, cancellationToken);

    public Task<ChangeSet?> OwnDraft(Viewer viewer, Scope scope, CancellationToken cancellationToken) => One(
        sql.OwnDraft(viewer),
        new { Author = viewer.Name, Kind = scope.Kind.ToString(), ScopeId = scope.Id, HeldOwners = VisibleTo.HeldOwners(viewer) },
        cancellationToken);

    public Task<Page<ChangeSetListItem>> Page(Viewer viewer, ChangeSetState? state, PageRequest page, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new { State = state?.ToString(), HeldOwners = VisibleTo.HeldOwners(viewer), page.Skip, page.Size };
                var total = await connection.Value<long>(sql.Count(viewer, state), parameters, token);
                var rows = await connection.Rows<ChangeSetRow>(sql.Page(viewer, state), parameters, token);
                var items = await ItemsOf(connection, rows, token);
                return new Page<ChangeSetListItem>([.. rows.Select(row => row.ToListItem(viewer, items[row.Id]))], total, page);
            },
            cancellationToken);

    Task<ChangeSet?> One(string statement, object parameters, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) => await connection.Row<ChangeSetRow>(statement, parameters, token) is { } row
                ? row.ToChangeSet((await ItemsOf(connection, [row], token))[row.Id])
                : null,
            cancellationToken);

    async Task<ILookup<string, ChangeItemRow>> ItemsOf(DbConnection connection, IReadOnlyList<ChangeSetRow> rows, CancellationToken cancellationToken)
    {
        var ids = new { Ids = JsonSerializer.Serialize(rows.Select(row => row.Id)) };
        return (await connection.Rows<ChangeItemRow>(sql.Items, ids, cancellationToken)).ToLookup(item => item.ChangeSetId);
    }
}
