using System.Buffers;
using System.IO.Compression;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Looks at a package before anything of it is parsed, and counts what is unpacked while it is.</summary>
sealed class PackageGuard(WorkbookLimits limits)
{
    long unpacked;

    /// <summary>Refuses packages that say, or turn out, to expand too far. Leaves the stream at its beginning.</summary>
    public void Check(Stream content)
    {
        using (var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (archive.Entries.Count > limits.Entries)
            {
                throw TooFar($"it holds {archive.Entries.Count:N0} parts");
            }
            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                total += entry.Length;
                if (total > limits.UnpackedBytes)
                {
                    throw TooFar($"it unpacks to more than {Megabytes(limits.UnpackedBytes)}");
                }
                if (entry.Length > limits.RatioFromBytes && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Ratio)
                {
                    throw TooFar($"its part {entry.FullName} unpacks to {entry.Length / Math.Max(1, entry.CompressedLength)} times its size");
                }
            }
            CheckStructure(archive);
        }
        content.Position = 0;
    }

    /// <summary>A part's bytes, counted.</summary>
    public Stream Count(Stream part) => new CountedStream(part, this);

    /// <summary>What is parsed as a whole is unpacked once here, so that its true size is known beforehand.</summary>
    void CheckStructure(ZipArchive archive)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            var structure = 0L;
            foreach (var entry in archive.Entries.Where(entry => !IsReadInParts(entry.FullName)))
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(buffer)) > 0;)
                {
                    structure += read;
                    if (structure > limits.StructureBytes)
                    {
                        throw TooFar($"its structure unpacks to more than {Megabytes(limits.StructureBytes)}");
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sheets and shared strings are read through <see cref="Count"/>; media is never read.</summary>
    static bool IsReadInParts(string name) =>
        name.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase)
        || name.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("xl/media/", StringComparison.OrdinalIgnoreCase);

    void Add(int bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytes)
        {
            throw TooFar($"it unpacks to more than {Megabytes(limits.UnpackedBytes)}");
        }
    }

    static UnreadableFileException TooFar(string how) =>
        new(FindingCodes.FileExpandsTooFar, $"The file was not read: {how}. Save the workbook again with its avails sheets only, or split it.");

    static string Megabytes(long bytes) => $"{bytes / (1024 * 1024):N0} MB";

    // Forward and read-only: what it cannot do it says, as a stream does.
    sealed class CountedStream(Stream part, PackageGuard guard) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = part.Read(buffer);
            guard.Add(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                part.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
