using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

/// <summary>Workbooks of other people's making.</summary>
public sealed class SharedSampleTests
{
    [Theory]
    [InlineData("Movies_v1.7.2.xlsx", "1.7.2", 27, 3)]
    [InlineData("Movies_v1.7.3.xlsx", "1.7.3", 6, 4)]
    [InlineData("Movies_v1.8.xlsx", "1.8", 27, 3)]
    [InlineData("TV_v1.7.3.xlsx", "1.7.3", 8, 5)]
    [InlineData("TV_v1.8.xlsx", "1.8", 36, 9)]
    [InlineData("Avails_noErrors_v2.3_v1.7.3.xlsx", "1.7.3", 24, 13)]
    public async Task Workbook_is_read_whole_and_changes_nothing_the_second_time(string file, string template, int rows, int titles)
    {
        var path = SharedSamples.Find("avails", file);
        Assert.SkipWhen(path is null, SharedSamples.Missing);
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);

        var first = await Import(fixture, path);
        var second = await Import(fixture, path);

        Assert.Equal((template, new ImportRows(rows, rows, 0)), (first.Import.Template, first.Import.Rows));
        Assert.Equal(titles, first.Import.Changes.TitlesAdded);
        Assert.True(second.Effect.ChangesNothing);
    }

    [Fact]
    public async Task Xml_is_read_whole_and_changes_nothing_the_second_time()
    {
        var path = SharedSamples.Find("avails", "Avails_noErrors_v2.3.xml");
        Assert.SkipWhen(path is null, SharedSamples.Missing);
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);

        var first = await Import(fixture, path);
        var second = await Import(fixture, path);

        Assert.Equal(("2.3", new ImportRows(24, 24, 0)), (first.Import.Template, first.Import.Rows));
        Assert.Equal((13, 24), (first.Import.Changes.TitlesAdded, first.Import.Changes.AvailsAdded));
        Assert.DoesNotContain(first.Findings, finding => finding.Severity != FindingSeverity.Info);
        Assert.True(second.Effect.ChangesNothing);
    }

    /// <summary>
    /// The pair differs in one thing: the workbook states days, which are the territory's, and the XML instants without a zone, which are
    /// UTC (one begins at 23:59:59 of the workbook's day). So windows differ by less than two days, and nothing else does.
    /// </summary>
    [Fact]
    public void Xml_and_its_twin_workbook_are_the_same_rights_but_for_days_and_instants()
    {
        var (xml, workbook) = (SharedSamples.Find("avails", "Avails_noErrors_v2.3.xml"), SharedSamples.Find("avails", "Avails_noErrors_v2.3_v1.7.3.xlsx"));
        Assert.SkipWhen(xml is null || workbook is null, SharedSamples.Missing);

        var (inXml, inWorkbook) = (Read(xml).Records, Read(workbook).Records);

        Assert.Equal(inWorkbook.Select(Undated), inXml.Select(Undated));
        Assert.Equal(inWorkbook.SelectMany(record => record.Titles), inXml.SelectMany(record => record.Titles));
        foreach (var (ofXml, ofWorkbook) in inXml.Zip(inWorkbook))
        {
            AssertNear(ofWorkbook.Avail.Window!.Value.Start, ofXml.Avail.Window!.Value.Start);
            AssertNear(ofWorkbook.Avail.Window!.Value.End, ofXml.Avail.Window!.Value.End);
        }
    }

    /// <summary>
    /// Of the sample's errors one is about rights (the territory JJ); the others are languages, ratings and descriptions, which are no part
    /// of them.
    /// </summary>
    [Fact]
    public void Error_in_a_sample_is_a_finding_with_its_line()
    {
        var path = SharedSamples.Find("avails", "Avails_withErrors.xml");
        Assert.SkipWhen(path is null, SharedSamples.Missing);

        var delivery = Read(path);

        Assert.Equal(("2.2.2", 4, 1), (delivery.Template, delivery.RowsRead, delivery.Rejected.Count));
        Assert.Equal(
            new AvailsFinding("AvailList", 1, "48", "Territory", FindingSeverity.Error, FindingCodes.TerritoryUnknown,
                "'JJ' is not a territory: state one ISO 3166-1 alpha-2 code a row, or ZZ for worldwide. (Line 52.)"),
            Assert.Single(delivery.Findings, finding => finding.Severity != FindingSeverity.Info));
    }

    static object Undated(AvailsRecord record) => (record.EntryType, record.Avail with
    {
        Id = "", Window = null, StatedStart = "", StatedEnd = "", ExcludedTerritories = [],
    });

    static void AssertNear(DateTimeOffset? expected, DateTimeOffset? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.InRange(((expected - actual) ?? TimeSpan.Zero).Duration(), TimeSpan.Zero, TimeSpan.FromDays(1.5));
    }

    static ReadDelivery Read(string path)
    {
        using var content = File.OpenRead(path);
        using var document = new AvailsFiles(new WorkbookLimits()).Open(Path.GetFileName(path), content);
        return ReadDelivery.Of(document);
    }

    static async Task<ImportDetail> Import(ImportFixture fixture, string path)
    {
        await using var content = File.OpenRead(path);
        return ImportFixture.Done(await fixture.ImportAvails.Import(ImportFixture.Manager, Path.GetFileName(path), content, CancellationToken.None));
    }
}
