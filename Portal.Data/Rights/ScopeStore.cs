using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Rights;

sealed class ScopeStore(Database database) : IScopeVersions
{
    readonly ScopeSql sql = new(database.Dialect);

    public async Task<ScopeFacts?> Find(IWriteSession session, Scope scope, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var row = await write.Row<ScopeRow>(sql.Find(scope.Kind, forUpdate: true), new { scope.Id }, cancellationToken);
        if (row is null)
        {
            return null;
        }
        var owners = scope.Kind == ScopeKind.Portal ? [] : await write.Rows<string>(ScopeSql.Owners(scope.Kind), new { scope.Id }, cancellationToken);
        return row.ToFacts(scope, owners);
    }

    public async Task<long> Bump(IWriteSession session, Scope scope, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        if (await write.Execute(ScopeSql.Bump(scope.Kind), new { scope.Id }, cancellationToken) == 0)
        {
            throw new InvalidOperationException($"There is no {scope} whose version could move.");
        }
        return (await write.Row<ScopeRow>(sql.Find(scope.Kind, forUpdate: true), new { scope.Id }, cancellationToken))!.Version;
    }
}

sealed class ScopeRow
{
    public required string Name { get; init; }

    public required long Version { get; init; }

    public ScopeFacts ToFacts(Scope scope, IEnumerable<string> owners) =>
        new(scope, Name, owners.ToImmutableSortedSet(StringComparer.Ordinal), Version);
}
