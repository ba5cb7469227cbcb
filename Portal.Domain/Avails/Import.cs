using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Storage;

namespace Portal.Domain.Avails;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>A dry run: it shows what would change.</summary>
    Planned,

    Applied,
}

/// <summary>Rows of a delivery. Accepted are those that could be read; those of a held unit are among them and change nothing.</summary>
public sealed record ImportRows(int Read, int Accepted, int Rejected);

/// <summary>One delivery, planned or applied.</summary>
/// <param name="Template">The workbook's template version: <c>1.8</c>.</param>
/// <param name="BaseRevision">The rights revision it was compared with.</param>
/// <param name="ContentOwners">Whose titles and avails it changes or speaks of: who holds all of them may see it.</param>
public sealed record Import(
    string Id,
    string FileName,
    string Template,
    ImportState State,
    ImportRows Rows,
    ImportChanges Changes,
    long BaseRevision,
    ImmutableSortedSet<string> ContentOwners,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? AppliedAt = null,
    string? AppliedBy = null);

/// <summary>An import with what it found and does. Its plan may be far larger and stays with the store.</summary>
/// <param name="Gaps">Rows that do not state Download, by where that can be settled.</param>
public sealed record ImportDetail(
    Import Import,
    IReadOnlyList<AvailsFinding> Findings,
    IReadOnlyList<DownloadGap> Gaps,
    ImportEffect Effect)
{
    public bool DryRun => Import.State == ImportState.Planned;
}

/// <summary>Keeps imports and their plans.</summary>
public interface IImportStore
{
    /// <summary>Keeps a part of a plan, before the import itself: until that is added nobody sees it.</summary>
    /// <param name="number">From 1.</param>
    Task AddPart(IWriteSession session, string importId, int number, ImportPlan part, CancellationToken cancellationToken);

    Task Add(IWriteSession session, ImportDetail import, CancellationToken cancellationToken);

    /// <summary>The committed parts of an import's plan, one in memory at a time.</summary>
    IAsyncEnumerable<ImportPlan> Parts(string importId, CancellationToken cancellationToken);

    /// <summary>Takes away an import that was not applied, its plan included; one that was stays as it is.</summary>
    Task Remove(IWriteSession session, string importId, CancellationToken cancellationToken);

    /// <summary>Imports that were planned and not applied, and those of whom only parts of a plan are left, by when they were made.</summary>
    Task<IReadOnlyList<string>> Stale(DateTimeOffset plannedBefore, DateTimeOffset unfinishedBefore, CancellationToken cancellationToken);

    /// <summary>False when it is not planned any more.</summary>
    Task<bool> MarkApplied(IWriteSession session, string id, DateTimeOffset at, string by, CancellationToken cancellationToken);
}

/// <summary>Imports, for those who hold every content owner an import changes.</summary>
public interface IImportReader
{
    /// <summary>Newest first.</summary>
    Task<Page<Import>> Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<ImportDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken);
}
