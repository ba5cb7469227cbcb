using Portal.Domain.Access;

namespace Portal.Domain.Avails.Export;

/// <summary>Delivered files, kept for a while so that they can be given back with what is wrong marked in them.</summary>
public interface IDeliveredFiles
{
    /// <summary>Keeps a copy as an import's. An import does not depend on it: what cannot be kept is not, and nothing is thrown for it.</summary>
    /// <param name="content">Read from its beginning, where it can seek; else nothing is kept.</param>
    Task Keep(string importId, Stream content, CancellationToken cancellationToken);

    /// <summary>Null where it is not kept, or not any more.</summary>
    Stream? Open(string importId);
}

/// <summary>Writes findings as a workbook.</summary>
public interface IFindingsWorkbooks
{
    /// <summary>
    /// Writes the delivered workbook with a sheet that lists the findings, and with the cells at fault coloured and commented; the list alone
    /// where there is no delivered workbook, or one that cannot be marked without risk. The destination need not seek and stays open.
    /// </summary>
    Task Write(Stream destination, IReadOnlyList<AvailsFinding> findings, Stream? delivered, CancellationToken cancellationToken);
}

/// <summary>A file to be written.</summary>
public sealed record FileToWrite(string Name, Func<Stream, CancellationToken, Task> Write);

/// <summary>An import's findings as a workbook, for whoever mends the delivery.</summary>
public sealed class DownloadFindings(IImportReader imports, IDeliveredFiles files, IFindingsWorkbooks workbooks)
{
    /// <summary>Null where there is no such import that the viewer sees.</summary>
    public async Task<FileToWrite?> Find(Viewer viewer, string importId, CancellationToken cancellationToken)
    {
        if (await imports.Find(viewer, importId, cancellationToken) is not { } detail)
        {
            return null;
        }
        return new FileToWrite(NameOf(detail.Import.FileName), async (destination, token) =>
        {
            await using var delivered = MaySeeFile(viewer, detail.Import) ? files.Open(importId) : null;
            await workbooks.Write(destination, detail.Findings, delivered, token);
        });
    }

    /// <summary><c>Movies.xlsx</c> becomes <c>Movies-findings.xlsx</c>.</summary>
    static string NameOf(string fileName) => $"{(fileName.LastIndexOf('.') is var dot and > 0 ? fileName[..dot] : fileName)}-findings.xlsx";

    // Rows that changed nothing count for nobody who may see an import, and may be another owner's.
    static bool MaySeeFile(Viewer viewer, Import import) => viewer.ContentOwners is null || viewer.IsOrActsFor(import.CreatedBy);
}
