using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Storage;

namespace Portal.Data.Avails;

sealed class ImportStore : IImportStore
{
    public async Task Add(IWriteSession session, ImportDetail import, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var content = new ImportContent(import.Findings, import.Gaps, import.Plan).ToBytes();
        await write.Execute(ImportSql.Insert, ImportRow.Of(import.Import), cancellationToken);
        await write.Execute(ImportSql.InsertContent, new { import.Import.Id, Content = content }, cancellationToken);
    }

    public async Task<bool> MarkApplied(IWriteSession session, string id, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Execute(ImportSql.MarkApplied, new { Id = id, At = at, By = by }, cancellationToken) == 1;
}
