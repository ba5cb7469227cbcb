using Portal.Data.Connections;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Data.Audit;

sealed class AuditStore(Database database) : IAuditLog
{
    readonly AuditSql sql = new(database.Dialect);

    public async Task<AuditEntry> Append(IWriteSession session, NewAuditEntry entry, CancellationToken cancellationToken)
    {
        var next = AuditChain.Seal(await Head(session, cancellationToken), entry);
        await WriteSession.Of(session).Execute(AuditSql.Insert, AuditRow.Of(next), cancellationToken);
        return next;
    }

    public async Task<AuditHead> Head(IWriteSession session, CancellationToken cancellationToken)
    {
        var row = await WriteSession.Of(session).Row<HeadRow>(sql.Head, null, cancellationToken);
        return row is null ? AuditHead.Empty : new AuditHead(row.Sequence, row.Hash);
    }

    sealed class HeadRow
    {
        public required long Sequence { get; init; }

        public required string Hash { get; init; }
    }
}
