using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Rights;

sealed class StatementStore(Database database) : IStatementStore
{
    readonly StatementSql sql = new(database.Dialect);

    public async Task<ImmutableArray<TermStatement>> At(IWriteSession session, Scope scope, CancellationToken cancellationToken)
    {
        var rows = await WriteSession.Of(session).Rows<StatementRow>(sql.AtScope, new { Kind = scope.Kind.ToString(), scope.Id }, cancellationToken);
        return [.. rows.Select(row => row.ToStatement())];
    }

    public async Task Put(IWriteSession session, TermStatement statement, CancellationToken cancellationToken)
    {
        var row = StatementRow.Of(statement);
        await WriteSession.Of(session).Execute(StatementSql.Delete, new { row.Id }, cancellationToken);
        if (!statement.IsEmpty)
        {
            await WriteSession.Of(session).Execute(StatementSql.Insert, row, cancellationToken);
        }
    }
}
