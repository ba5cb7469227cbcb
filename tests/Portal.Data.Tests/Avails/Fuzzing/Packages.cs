using System.IO.Compression;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>A package taken apart and put together again, the same bytes every time.</summary>
static class Packages
{
    static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static List<(string Name, byte[] Content)> Unpack(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry => (entry.FullName, Content(entry)))];
    }

    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = Written;
                using var part = entry.Open();
                part.Write(content);
            }
        }
        return bytes.ToArray();
    }

    static byte[] Content(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var content = new MemoryStream();
        part.CopyTo(content);
        return content.ToArray();
    }
}
