using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Portal.Data.Avails.Xml;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Opens workbooks (.xlsx) and avails XML (.xml). What a file is, its first bytes say, not its name.</summary>
public sealed class AvailsFiles(WorkbookLimits limits) : IAvailsFiles
{
    static readonly byte[] ZipStart = "PK\u0003\u0004"u8.ToArray();
    static readonly byte[] CompoundStart = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public IAvailsDocument Open(string fileName, Stream content)
    {
        var seekable = content.CanSeek ? content : Spool(content);
        try
        {
            if (seekable.Length > limits.FileBytes)
            {
                throw TooLarge();
            }
            return IsXml(seekable)
                ? XmlAvailsDocument.Open(seekable, ownsContent: seekable != content, limits)
                : OpenWorkbook(seekable, ownsContent: seekable != content);
        }
        catch (Exception exception)
        {
            if (seekable != content)
            {
                seekable.Dispose();
            }
            if (IsDamage(exception))
            {
                throw Damaged(exception);
            }
            throw;
        }
    }

    internal static bool IsDamage(Exception exception) =>
        exception is XmlException or InvalidDataException or OpenXmlPackageException or EndOfStreamException or FileFormatException
            or FormatException or OverflowException or ArgumentException or NotSupportedException or InvalidOperationException or KeyNotFoundException;

    internal static UnreadableFileException Damaged(Exception cause) => new(
        FindingCodes.FileDamaged, "The workbook is damaged and cannot be read: open it in a spreadsheet program, save it as .xlsx and deliver it again.", cause);

    XlsxDocument OpenWorkbook(Stream content, bool ownsContent)
    {
        var guard = new PackageGuard(limits);
        guard.Check(content);
        var package = SpreadsheetDocument.Open(content, isEditable: false);
        if (package.WorkbookPart is null)
        {
            package.Dispose();
            throw NotWorkbook("it is a package of another kind");
        }
        return new XlsxDocument(package, guard, limits, ownsContent ? content : null);
    }

    /// <summary>XML or a workbook; refuses everything else. Leaves the stream at its beginning.</summary>
    static bool IsXml(Stream content)
    {
        Span<byte> start = stackalloc byte[512];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..read];
        if (read == 0)
        {
            throw NotWorkbook("it is empty");
        }
        if (start.StartsWith(CompoundStart))
        {
            throw IsEncrypted(content, start)
                ? new UnreadableFileException(FindingCodes.FileEncrypted, "The workbook is protected by a password and cannot be read: save it without one.")
                : NotWorkbook("it is in the old .xls form or another program's: save it as .xlsx");
        }
        content.Position = 0;
        if (XmlEncodings.LooksLikeXml(start))
        {
            return true;
        }
        if (!start.StartsWith(ZipStart))
        {
            throw NotWorkbook("its content is something else");
        }
        return false;
    }

    /// <summary>An encrypted workbook is a compound file with a stream of that name in its directory, whose sector the header names.</summary>
    static bool IsEncrypted(Stream content, ReadOnlySpan<byte> header)
    {
        if (header.Length < 512)
        {
            return false;
        }
        var sectorSize = 1L << BitConverter.ToUInt16(header[30..]);
        var directory = (BitConverter.ToUInt32(header[48..]) + 1L) * sectorSize;
        if (directory + 128 > content.Length)
        {
            return false;
        }
        content.Position = directory;
        var entries = new byte[4096];
        var read = content.ReadAtLeast(entries, entries.Length, throwOnEndOfStream: false);
        return Encoding.Unicode.GetString(entries, 0, read & ~1).Contains("EncryptedPackage", StringComparison.Ordinal);
    }

    /// <summary>A file of its own for what can be read only once, never larger than the limit.</summary>
    FileStream Spool(Stream content)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"portal-avails-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        try
        {
            var buffer = new byte[81_920];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                file.Write(buffer, 0, read);
                if (file.Length > limits.FileBytes)
                {
                    throw TooLarge();
                }
            }
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    UnreadableFileException TooLarge() => new(
        FindingCodes.FileTooLarge,
        $"The file is larger than {limits.FileBytes / (1024 * 1024):N0} MB: split the delivery into several files, none of which parts an ALID and territory.");

    static UnreadableFileException NotWorkbook(string why) =>
        new(FindingCodes.FileNotWorkbook, $"The file is not a workbook: {why}. Deliver avails as .xlsx, or as avails XML.");
}
