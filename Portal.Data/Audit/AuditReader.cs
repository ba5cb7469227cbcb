using System.Data;
using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Data.Audit;

sealed class AuditReader(Database database) : IAuditReader
{
    readonly AuditSql sql = new(database.Dialect);

    public Task<Page<AuditEntry>> Page(Viewer viewer, AuditFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new
                {
                    filter.Actor,
                    filter.Action,
                    filter.Subject,
                    filter.From,
                    filter.Until,
                    HeldOwners = JsonSerializer.Serialize(viewer.ContentOwners),
                    page.Skip,
                    page.Size,
                };
                var total = await connection.Value<long>(sql.Count(viewer, filter), parameters, token);
                var rows = await connection.Rows<AuditRow>(sql.Page(viewer, filter), parameters, token);
                return new Page<AuditEntry>([.. rows.Select(row => row.ToEntry())], total, page);
            },
            cancellationToken);

    public async Task<AuditVerification> Verify(IReadOnlyCollection<AuditHead> keptHeads, CancellationToken cancellationToken)
    {
        var verifier = new AuditVerifier(keptHeads);
        await using var connection = await database.OpenForReading(cancellationToken);
        try
        {
            await foreach (var row in connection.Stream<AuditRow>(AuditSql.All, null).WithCancellation(cancellationToken))
            {
                if (verifier.Check(row.ToEntry()) is { } fault)
                {
                    return new AuditVerification(verifier.Head, fault);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or DataException)
        {
            var sequence = verifier.Head.Sequence + 1;
            return new AuditVerification(
                verifier.Head, new AuditFault(sequence, $"Entry {sequence} was changed after it was written: it cannot be read any more."));
        }
        return new AuditVerification(verifier.Head, verifier.Finish());
    }
}
