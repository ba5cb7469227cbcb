using System.Collections.Immutable;
using Portal.Data.Catalog;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Rights;

namespace Portal.Data.Rights;

sealed class ScopeReader(Database database) : IScopeReader
{
    readonly ScopeSql sql = new(database.Dialect);

    public Task<ScopeFacts?> Find(Viewer viewer, Scope scope, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var row = await connection.Row<ScopeRow>(sql.Find(scope.Kind, forUpdate: false), new { scope.Id }, token);
                if (row is null)
                {
                    return null;
                }
                var owners = scope.Kind == ScopeKind.Portal ? [] : await connection.Rows<string>(ScopeSql.Owners(scope.Kind), new { scope.Id }, token);
                return row.ToFacts(scope, owners) is var facts && facts.IsSeenBy(viewer) ? facts : null;
            },
            cancellationToken);

    public Task<ImmutableArray<string>> TitlesBelow(Viewer viewer, Scope scope, int most, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new { scope.Id, HeldOwners = VisibleTo.HeldOwners(viewer), Skip = 0L, Size = most };
                return (await connection.Rows<string>(sql.TitlesBelow(viewer, scope.Kind), parameters, token)).ToImmutableArray();
            },
            cancellationToken);
}
