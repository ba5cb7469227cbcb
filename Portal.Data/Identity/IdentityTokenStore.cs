using Dapper;
using Portal.Data.Connections;
using Portal.Domain.Access.Identity;
using Portal.Domain.Storage;

namespace Portal.Data.Identity;

/// <summary>The embedded identity provider's memory, in the table <c>identity_token</c>.</summary>
public sealed class IdentityTokenStore(Database database, IUnitOfWork unitOfWork) : IIdentityTokenRecords
{
    const int MostListed = 1_000;

    public Task Add(IdentityTokenRecord record, CancellationToken cancellationToken) =>
        Run(IdentityTokenSql.Insert, IdentityTokenRow.Of(record), cancellationToken);

    public async Task<IdentityTokenRecord?> Find(string id, CancellationToken cancellationToken) =>
        (await database.Read((connection, token) => connection.Row<IdentityTokenRow>(IdentityTokenSql.ById, new { Id = id }, token), cancellationToken))
            ?.ToRecord();

    public async Task<IdentityTokenRecord?> FindByReference(string referenceId, CancellationToken cancellationToken) =>
        (await database.Read(
            (connection, token) => connection.Row<IdentityTokenRow>(IdentityTokenSql.ByReference, new { ReferenceId = referenceId }, token),
            cancellationToken))
            ?.ToRecord();

    public async Task<IReadOnlyList<IdentityTokenRecord>> List(IdentityTokenFilter filter, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(filter);
        parameters.Add("Skip", 0);
        parameters.Add("Size", MostListed);
        var rows = await database.Read(
            (connection, token) => connection.Rows<IdentityTokenRow>(IdentityTokenSql.List(database.Dialect.Page), parameters, token),
            cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    public async Task<bool> Update(IdentityTokenRecord record, string expectedVersion, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(IdentityTokenRow.Of(record));
        parameters.Add("Expected", expectedVersion);
        return await Run(IdentityTokenSql.Update, parameters, cancellationToken) == 1;
    }

    public Task Delete(string id, CancellationToken cancellationToken) => Run(IdentityTokenSql.Delete, new { Id = id }, cancellationToken);

    public Task<int> Revoke(IdentityTokenFilter filter, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(filter);
        parameters.Add("ConcurrencyToken", Guid.NewGuid().ToString("N"));
        return Run(IdentityTokenSql.Revoke, parameters, cancellationToken);
    }

    public Task<int> Prune(DateTimeOffset createdBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
        Run(IdentityTokenSql.Prune, new { CreatedBefore = createdBefore, Now = now }, cancellationToken);

    Task<int> Run(string sql, object parameters, CancellationToken cancellationToken) =>
        unitOfWork.Write(Durability.Normal, (session, token) => WriteSession.Of(session).Execute(sql, parameters, token), cancellationToken);
}
