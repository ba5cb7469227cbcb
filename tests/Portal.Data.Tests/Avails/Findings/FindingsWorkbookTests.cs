using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data.Avails.Findings;
using Portal.Data.Avails.Workbooks;
using Portal.Data.Tests.Avails.Export;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails.Findings;

public sealed class FindingsWorkbookTests : IDisposable
{
    readonly TestDirectory directory = new();

    DeliveredOptions Options => new(directory.File("delivered"));

    [Fact]
    public async Task Cells_at_fault_are_coloured_and_commented_and_listed()
    {
        var workbook = WorkbookBuilder.Movies()
            .Row(("Territory", "Narnia"), ("Download", "perhaps"))
            .Row(("FormatProfile", null), ("Start", new DateOnly(2026, 1, 1)))
            .AndEpisodes("Tom's TV").Row(("End", "never"));
        var delivered = workbook.ToBytes();
        var findings = FindingsOf(delivered);

        var marked = await Mark(delivered, findings);

        Assert.Empty(ExportFixture.Complaints(marked));
        Assert.Equal(findings, FindingsOf(marked));
        using var package = SpreadsheetDocument.Open(new MemoryStream(marked), isEditable: false);
        var sheets = package.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToArray();
        Assert.Equal(["Movies", "Tom's TV", FindingsSheet.Name], sheets.Select(sheet => sheet.Name!.Value));
        foreach (var sheet in sheets.Take(2))
        {
            var part = (WorksheetPart)package.WorkbookPart.GetPartById(sheet.Id!);
            var cells = findings.Where(finding => finding.Sheet == sheet.Name && finding.Cell is not null).Select(finding => finding.Cell!).Distinct().Order().ToArray();
            Assert.NotEmpty(cells);
            Assert.Equal(cells, part.WorksheetCommentsPart!.Comments!.CommentList!.Elements<Comment>().Select(comment => comment.Reference!.Value).Order());
            var styles = part.Worksheet!.Descendants<Cell>().Where(cell => cells.Contains(cell.CellReference!.Value)).Select(cell => cell.StyleIndex?.Value ?? 0).ToArray();
            Assert.Equal(cells.Length, styles.Length);
            Assert.All(styles, style => Assert.StartsWith("FF", FillOf(package, style), StringComparison.Ordinal));
        }
        var list = (WorksheetPart)package.WorkbookPart.GetPartById(sheets[2].Id!);
        Assert.Equal(findings.Count + 1, list.Worksheet!.Descendants<Row>().Count());
        Assert.Contains("'Tom''s TV'!", list.Worksheet.Descendants<Hyperlink>().Last().Location!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marked_workbook_delivered_again_has_one_list_and_the_same_findings()
    {
        var delivered = WorkbookBuilder.Movies().Row(("Territory", "Narnia")).ToBytes();
        var findings = FindingsOf(delivered);

        var twice = await Mark(await Mark(delivered, findings), findings);

        Assert.Empty(ExportFixture.Complaints(twice));
        Assert.Equal(findings, FindingsOf(twice));
        using var package = SpreadsheetDocument.Open(new MemoryStream(twice), isEditable: false);
        Assert.Equal(["Movies", FindingsSheet.Name], package.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(2, package.WorkbookPart.WorksheetParts.Count());
    }

    [Theory]
    [InlineData("<AvailList/>")]
    [InlineData("PK\u0003\u0004 and then nothing of a package")]
    public async Task What_cannot_be_marked_gives_the_list_alone(string content)
    {
        AvailsFinding[] findings = [new("Avails", 3, "27", "Territory", FindingSeverity.Error, FindingCodes.TerritoryUnknown, "<'EU'> & \"more\"")];

        var list = await Mark(System.Text.Encoding.UTF8.GetBytes(content), findings);
        var withoutFile = await Mark(null, findings);

        Assert.Empty(ExportFixture.Complaints(list));
        Assert.Empty(ExportFixture.Complaints(withoutFile));
        using var package = SpreadsheetDocument.Open(new MemoryStream(list), isEditable: false);
        var cells = package.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Select(cell => cell.CellValue!.Text).ToArray();
        Assert.Equal(["Error", "Avails", "3", "27", "Territory", "TerritoryUnknown", "<'EU'> & \"more\""], cells[^7..]);
    }

    [Theory]
    [InlineData("Movies_v1.7.2.xlsx")]
    [InlineData("Movies_v1.7.3.xlsx")]
    [InlineData("Movies_v1.8.xlsx")]
    [InlineData("TV_v1.7.3.xlsx")]
    [InlineData("TV_v1.8.xlsx")]
    [InlineData("Avails_noErrors_v2.3_v1.7.3.xlsx")]
    public async Task Workbooks_of_others_stay_as_sound_as_they_were_and_say_the_same(string file)
    {
        var path = SharedSamples.Find("avails", file);
        Assert.SkipWhen(path is null, SharedSamples.Missing);
        var delivered = await File.ReadAllBytesAsync(path);
        var findings = FindingsOf(delivered);

        var marked = await Mark(delivered, findings);

        Assert.Equal("", string.Join("\n", ExportFixture.Complaints(marked).Except(ExportFixture.Complaints(delivered))));
        Assert.Equal(findings, FindingsOf(marked));
        Assert.Equal(CellsOf(delivered), CellsOf(marked));
    }

    [Fact]
    public async Task Delivered_file_is_kept_for_those_who_may_see_all_of_it()
    {
        await using var database = await TestDatabase.Create();
        var files = new DeliveredFolder(Options, new FixedClock(), NullLogger<DeliveredFolder>.Instance);
        var import = new ImportFixture(database, files);
        var done = await import.Import(WorkbookBuilder.Movies().Row(("Territory", "Narnia")).Row(("FormatProfile", "8K")));
        var download = new DownloadFindings(database.Get<IImportReader>(), files, new FindingsWorkbooks(Options));

        var mine = await Download(download, ImportFixture.Manager, done.Import.Id);
        var narrowed = await Download(download, new Viewer("ben", [Permission.WriteRights], ["Northlight Pictures"]), done.Import.Id);

        Assert.Equal(["Movies", FindingsSheet.Name], SheetsOf(mine));
        Assert.Equal([FindingsSheet.Name], SheetsOf(narrowed));
        Assert.Null(await download.Find(new Viewer("cleo", [Permission.WriteRights], ["Harbour Light"]), done.Import.Id, CancellationToken.None));
        Assert.Null(await download.Find(ImportFixture.Manager, "unknown", CancellationToken.None));
    }

    [Fact]
    public async Task Files_beyond_the_bound_go_the_oldest_first()
    {
        var files = new DeliveredFolder(Options with { MostBytes = 2_500 }, TimeProvider.System, NullLogger<DeliveredFolder>.Instance);
        foreach (var id in new[] { "one", "two", "three" })
        {
            await files.Keep(id, new MemoryStream(new byte[1_000]), CancellationToken.None);
            File.SetLastWriteTimeUtc(Path.Combine(Options.Directory, id), DateTime.UtcNow.AddMinutes(id.Length - 60));
        }

        await files.Keep("four", new MemoryStream(new byte[1_000]), CancellationToken.None);

        Assert.Equal(["four", "three"], Directory.GetFiles(Options.Directory).Select(Path.GetFileName).Order());
    }

    public void Dispose() => directory.Dispose();

    async Task<byte[]> Mark(byte[]? delivered, IReadOnlyList<AvailsFinding> findings)
    {
        using var made = new MemoryStream();
        await new FindingsWorkbooks(Options).Write(made, findings, delivered is null ? null : new MemoryStream(delivered), CancellationToken.None);
        return made.ToArray();
    }

    static async Task<byte[]> Download(DownloadFindings findings, Viewer viewer, string importId)
    {
        using var made = new MemoryStream();
        await (await findings.Find(viewer, importId, CancellationToken.None))!.Write(made, CancellationToken.None);
        return made.ToArray();
    }

    static IEnumerable<string> SheetsOf(byte[] workbook)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return [.. package.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];
    }

    static IReadOnlyList<AvailsFinding> FindingsOf(byte[] workbook)
    {
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xlsx", new MemoryStream(workbook));
        return ReadDelivery.Of(document).Findings;
    }

    static string[] CellsOf(byte[] workbook)
    {
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xlsx", new MemoryStream(workbook));
        return [.. document.Sheets.SelectMany(sheet => sheet.Rows.SelectMany(row => row.Cells.Select(cell => $"{sheet.Name} {row.Number} {cell}")))];
    }

    static string FillOf(SpreadsheetDocument package, uint style)
    {
        var sheet = package.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var fill = sheet.CellFormats!.Elements<CellFormat>().ElementAt((int)style).FillId!.Value;
        return sheet.Fills!.Elements<Fill>().ElementAt((int)fill).PatternFill!.ForegroundColor?.Rgb?.Value ?? "";
    }
}
