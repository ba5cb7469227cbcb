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
    public void Xml_avails_are_refused_with_what_to_do()
    {
        var path = SharedSamples.Find("avails", "Avails_noErrors_v2.3.xml");
        Assert.SkipWhen(path is null, SharedSamples.Missing);
        using var content = File.OpenRead(path);

        var refused = Assert.Throws<UnreadableFileException>(() => new AvailsFiles(new WorkbookLimits()).Open("avails.xml", content));

        Assert.Equal(FindingCodes.XmlNotRead, refused.Code);
    }

    static async Task<ImportDetail> Import(ImportFixture fixture, string path)
    {
        await using var content = File.OpenRead(path);
        return ImportFixture.Done(await fixture.ImportAvails.Import(ImportFixture.Manager, Path.GetFileName(path), content, CancellationToken.None));
    }
}
