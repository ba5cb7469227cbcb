using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Rights;

namespace Portal.Data.Rights;

sealed class StatementReader(Database database) : IStatementReader
{
    readonly StatementSql sql = new(database.Dialect);

    public Task<StatementBook> At(IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var statements = new List<TermStatement>();
                foreach (var kind in scopes.GroupBy(scope => scope.Kind))
                {
                    var ids = JsonSerializer.Serialize(kind.Select(scope => scope.Id));
                    var rows = await connection.Rows<StatementRow>(sql.AtScopes, new { Kind = kind.Key.ToString(), Ids = ids }, token);
                    statements.AddRange(rows.Select(row => row.ToStatement()));
                }
                return StatementBook.Of(statements);
            },
            cancellationToken);

    public Task<StatementBook> All(CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
                StatementBook.Of((await connection.Rows<StatementRow>(StatementSql.All, null, token)).Select(row => row.ToStatement())),
            cancellationToken);
}
