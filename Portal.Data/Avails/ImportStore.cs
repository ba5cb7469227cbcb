using System.Runtime.CompilerServices;
using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Storage;

namespace Portal.Data.Avails;

sealed class ImportStore(Database database, TimeProvider clock) : IImportStore
{
    public Task AddPart(IWriteSession session, string importId, int number, ImportPlan part, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(
            ImportSql.InsertPart,
            new { ImportId = importId, Number = number, CreatedAt = clock.GetUtcNow(), Content = CompressedJson.Of(part) },
            cancellationToken);

    public async Task Add(IWriteSession session, ImportDetail import, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var content = CompressedJson.Of(new ImportContent(import.Findings, import.Gaps, import.Effect));
        await write.Execute(ImportSql.Insert, ImportRow.Of(import.Import), cancellationToken);
        await write.Execute(ImportSql.InsertContent, new { import.Import.Id, Content = content }, cancellationToken);
    }

    public async IAsyncEnumerable<ImportPlan> Parts(string importId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The next part is read while the caller works on the present one.
        var next = Part(importId, 1, cancellationToken);
        for (var number = 2; await next is { } part; number++)
        {
            next = Part(importId, number, cancellationToken);
            yield return part;
        }
    }

    public async Task Remove(IWriteSession session, string importId, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await write.Execute(ImportSql.RemovePlanned, new { Id = importId }, cancellationToken);
        await write.Execute(ImportSql.RemoveContent, new { Id = importId }, cancellationToken);
        await write.Execute(ImportSql.RemoveParts, new { Id = importId }, cancellationToken);
    }

    public Task<IReadOnlyList<string>> Stale(DateTimeOffset plannedBefore, DateTimeOffset unfinishedBefore, CancellationToken cancellationToken) =>
        database.Read(
            (connection, token) => connection.Rows<string>(ImportSql.Stale, new { PlannedBefore = plannedBefore, UnfinishedBefore = unfinishedBefore }, token),
            cancellationToken);

    public async Task<bool> MarkApplied(IWriteSession session, string id, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Execute(ImportSql.MarkApplied, new { Id = id, At = at, By = by }, cancellationToken) == 1;

    Task<ImportPlan?> Part(string importId, int number, CancellationToken cancellationToken) => Task.Run(
        () => database.Read(
            async (connection, token) =>
                await connection.Value<byte[]>(ImportSql.Part, new { ImportId = importId, Number = number }, token) is { } bytes
                    ? CompressedJson.Read<ImportPlan>(bytes)
                    : null,
            cancellationToken),
        cancellationToken);
}
