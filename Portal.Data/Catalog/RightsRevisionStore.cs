using Portal.Data.Connections;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class RightsRevisionStore(Database database) : IRightsRevision
{
    const string Read =
        """
        select revision
        from rights_revision
        """;

    const string Move =
        """
        update rights_revision
        set revision = revision + 1
        """;

    public Task<long> Current(CancellationToken cancellationToken) =>
        database.Read((connection, token) => connection.Value<long>(Read, null, token), cancellationToken);

    public Task<long> Current(IWriteSession session, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Value<long>($"{Read} {database.Dialect.ForUpdate}", null, cancellationToken);

    public async Task<long> Bump(IWriteSession session, CancellationToken cancellationToken)
    {
        await WriteSession.Of(session).Execute(Move, null, cancellationToken);
        return await WriteSession.Of(session).Value<long>(Read, null, cancellationToken);
    }
}
