using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

public sealed class UnreadableFileTests
{
    [Theory]
    [InlineData("", FindingCodes.FileNotWorkbook)]
    [InlineData("ALID,Territory\nmd:alid:org:test:1,US", FindingCodes.FileNotWorkbook)]
    [InlineData("\uFEFF<?xml version=\"1.0\"?><AvailList/>", FindingCodes.XmlVersionUnknown)]
    [InlineData("PK\u0003\u0004 and then nothing of the kind", FindingCodes.FileDamaged)]
    public async Task File_that_is_no_workbook_is_refused(string content, string code)
    {
        await using var database = await TestDatabase.Create();

        var finding = await new ImportFixture(database).Refusal("avails.xlsx", new MemoryStream(Encoding.UTF8.GetBytes(content)));

        Assert.Equal((code, FindingSeverity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Package_of_another_kind_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("readme.txt").Open();
            part.Write("hello"u8);
        }

        Assert.Contains(CodeOf(bytes), new[] { FindingCodes.FileNotWorkbook, FindingCodes.FileDamaged });
    }

    [Theory]
    [InlineData("EncryptedPackage", FindingCodes.FileEncrypted)]
    [InlineData("Workbook", FindingCodes.FileNotWorkbook)]
    public void Compound_file_is_refused_by_what_it_holds(string stream, string code)
    {
        var file = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        file[30] = 9;
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 512 + 128);

        Assert.Equal(code, CodeOf(new MemoryStream(file)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Workbook_without_the_three_header_rows_is_refused_by_sheet(int missing)
    {
        await using var database = await TestDatabase.Create();

        var finding = await new ImportFixture(database).Refusal("avails.xlsx", WorkbookBuilder.Movies().Row().WithoutHeaderRow(missing).ToStream());

        Assert.Contains("'Movies'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public void Workbook_cut_short_is_damaged(double part)
    {
        var whole = WorkbookBuilder.Movies().Rows(50, at => [("ALID", $"md:alid:org:test:{at}")]).ToBytes();

        Assert.Equal(FindingCodes.FileDamaged, CodeOf(new MemoryStream(whole[..(int)(whole.Length * part)])));
    }

    [Fact]
    public void Workbook_with_a_byte_wrong_is_read_or_refused()
    {
        var whole = WorkbookBuilder.Movies().Rows(50, at => [("ALID", $"md:alid:org:test:{at}")]).ToBytes();
        for (var at = 40; at < whole.Length; at += 97)
        {
            var copy = (byte[])whole.Clone();
            copy[at] ^= 0x55;
            try
            {
                using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xlsx", new MemoryStream(copy));
                ReadDelivery.Of(document);
            }
            catch (UnreadableFileException)
            {
                // Refused with a message: what is asked for. Anything else fails the test.
            }
        }
    }

    [Fact]
    public void File_of_200_megabytes_is_refused_at_once()
    {
        using var directory = new TestDirectory();
        using var file = new FileStream(directory.File("large.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite);
        file.Write("PK\u0003\u0004"u8);
        file.SetLength(200L * 1024 * 1024);
        file.Position = 0;
        var watch = Stopwatch.StartNew();

        Assert.Equal(FindingCodes.FileTooLarge, CodeOf(file));
        Assert.True(watch.ElapsedMilliseconds < 1_000, $"took {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Upload_without_a_length_is_given_up_at_the_limit()
    {
        using var endless = new EndlessStream();

        Assert.Equal(FindingCodes.FileTooLarge, CodeOf(endless, new WorkbookLimits { FileBytes = 1024 * 1024 }));
        Assert.InRange(endless.BytesRead, 1024 * 1024, 2 * 1024 * 1024);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("docProps/custom.xml")]
    public void Zip_bomb_is_refused_before_it_unpacks(string part)
    {
        var bomb = new MemoryStream(WorkbookBuilder.Movies().Row().ToBytes().Length);
        bomb.Write(WorkbookBuilder.Movies().Row().ToBytes());
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            using var stream = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            var spaces = new byte[1024 * 1024];
            Array.Fill(spaces, (byte)' ');
            for (var megabyte = 0; megabyte < 64; megabyte++)
            {
                stream.Write(spaces);
            }
        }
        bomb.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(FindingCodes.FileExpandsTooFar, CodeOf(bomb, new WorkbookLimits { UnpackedBytes = 48L * 1024 * 1024 }));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32L * 1024 * 1024, "more was unpacked than the refusal needs");
    }

    [Theory]
    [InlineData("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>")]
    [InlineData("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>", "<sheet r:id=\"a\"/>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet a=\"", "x")]
    [InlineData("xl/sharedStrings.xml", "<sst><si><t>", " ")]
    public void Part_of_endless_markup_is_refused_in_little_memory(string name, string before, string unit)
    {
        using var package = new MemoryStream();
        package.Write(WorkbookBuilder.Movies().Row().ToBytes());
        using (var archive = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)?.Delete();
            using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            using var content = new RepeatedStream(before, unit, 15 * 1024 * 1024);
            content.CopyTo(part);
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(FindingCodes.FileDamaged, CodeOf(package));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 64L * 1024 * 1024, $"allocated {GC.GetAllocatedBytesForCurrentThread() - allocated:N0} bytes");
    }

    [Fact]
    public void Package_that_lies_about_its_size_is_given_up_while_it_unpacks()
    {
        var limits = new WorkbookLimits { UnpackedBytes = 20_000 };
        var bytes = WorkbookBuilder.Movies().Rows(500, at => [("ALID", $"md:alid:org:test:{at}")]).ToBytes();
        DeclareSmall(bytes);

        Assert.Contains(CodeOf(new MemoryStream(bytes), limits), new[] { FindingCodes.FileExpandsTooFar, FindingCodes.FileDamaged });
    }

    [Fact]
    public void Package_of_too_many_parts_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var at = 0; at < 3_000; at++)
            {
                archive.CreateEntry($"xl/part{at}.xml");
            }
        }

        Assert.Equal(FindingCodes.FileExpandsTooFar, CodeOf(bytes));
    }

    static string CodeOf(Stream content, WorkbookLimits? limits = null)
    {
        if (content.CanSeek)
        {
            content.Position = 0;
        }
        return Assert.Throws<UnreadableFileException>(() =>
        {
            using var document = new AvailsFiles(limits ?? new WorkbookLimits()).Open("avails.xlsx", content);
            ReadDelivery.Of(document);
        }).Code;
    }

    /// <summary>Rewrites every uncompressed size in the central directory to 100 bytes.</summary>
    static void DeclareSmall(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length - 46; at++)
        {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2)
            {
                BitConverter.GetBytes(100).CopyTo(bytes, at + 24);
            }
        }
    }

    // Forward and read-only: what it cannot do it says, as a stream does.
    sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
