using System.IO.Compression;
using System.Text;
using Portal.Data.Avails.Export;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;

namespace Portal.Data.Avails.Findings;

/// <summary>Makes the workbook in a temporary file first, so that what turns out to be impossible midway leaves nothing half-sent.</summary>
public sealed class FindingsWorkbooks(DeliveredOptions options) : IFindingsWorkbooks
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public async Task Write(Stream destination, IReadOnlyList<AvailsFinding> findings, Stream? delivered, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Directory);
        await using var made = new FileStream(
            Path.Combine(options.Directory, $"{Guid.NewGuid():N}.findings"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await Task.Run(() => Make(made, findings, delivered), cancellationToken);
        made.Position = 0;
        await made.CopyToAsync(destination, cancellationToken);
    }

    static void Make(FileStream made, IReadOnlyList<AvailsFinding> findings, Stream? delivered)
    {
        if (delivered is not null && IsPackage(delivered))
        {
            try
            {
                MarkedWorkbook.Write(delivered, made, findings);
                return;
            }
            catch (Exception exception) when (AvailsFiles.IsDamage(exception))
            {
                made.SetLength(0);
            }
        }
        WriteList(made, findings);
    }

    static bool IsPackage(Stream delivered)
    {
        Span<byte> start = stackalloc byte[4];
        var isPackage = delivered.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
        delivered.Position = 0;
        return isPackage;
    }

    static void WriteList(Stream destination, IReadOnlyList<AvailsFinding> findings)
    {
        using var archive = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        using (var sheet = archive.CreateEntry(WorkbookParts.SheetPath(1), CompressionLevel.Fastest).Open())
        {
            FindingsSheet.Write(sheet, Main, findings, new HashSet<string>());
        }
        foreach (var (path, content) in WorkbookParts.Around([FindingsSheet.Name]))
        {
            using var part = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
    }
}
