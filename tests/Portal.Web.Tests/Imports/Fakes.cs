using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Testing;

namespace Portal.Web.Tests.Imports;

/// <summary>Writes at once and keeps nothing of its own.</summary>
sealed class DirectWrites : IUnitOfWork
{
    public Task<T> Write<T>(Durability durability, Func<IWriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(new Session(), cancellationToken);

    sealed class Session : IWriteSession;
}

/// <summary>A catalog with nothing in it, whose revision a test moves.</summary>
sealed class EmptyCatalog : ICatalogStore, IRightsRevision
{
    public long Revision { get; set; }

    public Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken) =>
        Task.FromResult(new CatalogState(new Dictionary<string, Title>(), [], new Dictionary<string, Deal>(), new HashSet<string>()));

    public Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, TitleRows>>(new Dictionary<string, TitleRows>());

    public Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> Current(CancellationToken cancellationToken) => Task.FromResult(Revision);

    public Task<long> Current(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(Revision);

    public Task<long> Bump(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(++Revision);
}

/// <summary>Imports in a list.</summary>
sealed class KeptImports : IImportStore, IImportReader
{
    readonly Dictionary<string, List<ImportPlan>> parts = [];

    public List<ImportDetail> All { get; } = [];

    public Task AddPart(IWriteSession session, string importId, int number, ImportPlan part, CancellationToken cancellationToken)
    {
        parts.TryAdd(importId, []);
        parts[importId].Add(part);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ImportPlan> Parts(string importId, CancellationToken cancellationToken) =>
        parts.GetValueOrDefault(importId, []).ToAsyncEnumerable();

    public Task Remove(IWriteSession session, string importId, CancellationToken cancellationToken) => Task.FromResult(parts.Remove(importId));

    public Task<IReadOnlyList<string>> Stale(DateTimeOffset plannedBefore, DateTimeOffset unfinishedBefore, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task Add(IWriteSession session, ImportDetail import, CancellationToken cancellationToken)
    {
        All.Add(import);
        return Task.CompletedTask;
    }

    public Task<bool> MarkApplied(IWriteSession session, string id, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        var index = All.FindIndex(import => import.Import.Id == id && import.DryRun);
        if (index >= 0)
        {
            All[index] = All[index] with { Import = All[index].Import with { State = ImportState.Applied, AppliedAt = at, AppliedBy = by } };
        }

        return Task.FromResult(index >= 0);
    }

    public Task<Page<Import>> Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Import>([.. All.AsEnumerable().Reverse().Select(import => import.Import)], All.Count, page));

    public Task<ImportDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        Task.FromResult(All.Find(import => import.Import.Id == id));
}

/// <summary>Every file is the workbook that a test built, or cannot be read.</summary>
sealed class BuiltFiles : IAvailsFiles
{
    public WorkbookBuilder? Workbook { get; set; }

    public IAvailsDocument Open(string fileName, Stream content) =>
        Workbook?.ToDocument() ?? throw new UnreadableFileException(FindingCodes.FileNotWorkbook, "The file is not a workbook: it is a letter.");
}

/// <summary>An audit log that only counts.</summary>
sealed class CountingLog : IAuditLog
{
    AuditHead head = AuditHead.Empty;

    public Task<AuditEntry> Append(IWriteSession session, NewAuditEntry entry, CancellationToken cancellationToken)
    {
        var sealedEntry = AuditChain.Seal(head, entry);
        head = new AuditHead(sealedEntry.Sequence, sealedEntry.Hash);
        return Task.FromResult(sealedEntry);
    }

    public Task<AuditHead> Head(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(head);
}
