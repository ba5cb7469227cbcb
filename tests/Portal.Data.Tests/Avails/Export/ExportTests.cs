using Portal.Data.Avails.Workbooks;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;
using SampleCatalog = Portal.Data.Catalog.SampleCatalog;

namespace Portal.Data.Tests.Avails.Export;

public sealed class ExportTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Sample_comes_back_as_the_same_rights(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await database.Get<SampleCatalog>().LoadIntoEmpty(CancellationToken.None);

        await ComesBack(engine, database);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Rows_of_every_kind_come_back_as_the_same_rights(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var imports = new ImportFixture(database);
        await imports.Import(WorkbookBuilder.Movies("1.9")
            .Row(("Territory", "ZZ"), ("TerritoryExclusion", "US,CA"), ("Start", new DateOnly(2026, 1, 1)), ("FixedEndDate", "2027-01-01"))
            .Row(("Territory", "ZZ"), ("TerritoryExclusion", "US,CA"), ("PriceValue", 3), ("Start", new DateOnly(2026, 1, 1)))
            .Row(("Start", "2026-03-01T10:00:00.1234567Z"), ("End", "Theatrical"), ("RentalDuration", 720), ("WatchDuration", "PT90M"), ("TotalRunTime", "1:56:20"))
            .Row(("LicenseType", "Library"), ("FormatProfile", "3D"), ("Download", null), ("ContractID", null), ("DisplayName", null))
            .Row(("ALID", "FIRST_2026"), ("ContentID", null), ("TitleInternalAlias", "=SUM(A1)"), ("TitleDisplayUnlimited", null), ("WorkType", "Short"))
            .Row(("ALID", "-1"), ("ContentID", "+cid"), ("TitleDisplayUnlimited", "@x _x0041_ <b> & \"q\" \u00e9\U0001F3AC two\nlines"), ("ContractID", "007"))
            .Row(("ALID", "md:alid:bundle"), ("ContentID", "md:cid:bundle"), ("WorkType", "Collection"), ("FormatProfile", null))
            .Row(("ALID", "md:alid:extra"), ("ContentID", "md:cid:extra"), ("WorkType", "Supplemental"))
            .Row(("ALID", "md:alid:preorder"), ("ContentID", "md:cid:preorder"), ("LicenseType", "POEST"), ("SuppressionLiftDate", "2026-02-01"))
            .Row(("ALID", "md:alid:preorder"), ("ContentID", "md:cid:preorder"), ("LicenseType", "POEST"), ("FormatProfile", "SD"))
            .AndEpisodes("TV", "1.9")
            .Row().Row(("FormatProfile", "SD"), ("EpisodeTitleInternalAlias", null))
            .Row(("ALID", "md:alid:org:test:season"), ("WorkType", "Season"), ("EpisodeContentID", null), ("EpisodeNumber", null), ("SeasonNumber", 0))
            .Row(("ALID", "md:alid:org:test:pilot"), ("EpisodeContentID", "md:cid:org:test:pilot"), ("SeasonContentID", null), ("EpisodeNumber", 0))
            .Row(("ALID", "md:alid:org:test:series"), ("WorkType", "Series"), ("EpisodeContentID", null), ("SeasonContentID", null)));

        await ComesBack(engine, database);
    }

    [Fact]
    public async Task Generated_catalog_comes_back_as_the_same_rights()
    {
        await using var database = await TestDatabase.Create();
        await PutGenerated(database, seed: 3, titles: 600);

        await ComesBack(DatabaseProvider.Sqlite, database);
    }

    [Fact]
    public async Task Rows_beyond_a_sheet_go_on_in_another()
    {
        await using var database = await TestDatabase.Create();
        await PutGenerated(database, seed: 4, titles: 40);
        var fixture = new ExportFixture(database);

        var workbook = await fixture.Export(mostRows: 30);

        Assert.Empty(ExportFixture.Complaints(workbook));
        var again = await fixture.Import(workbook);
        Assert.True(again.Effect.ChangesNothing);
        Assert.InRange(again.Import.Rows.Read, 3 * 27, 300);
    }

    [Fact]
    public async Task Empty_catalog_gives_the_header_rows_alone()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ExportFixture(database);

        var workbook = await fixture.Export();

        Assert.Empty(ExportFixture.Complaints(workbook));
        Assert.Equal(("1.9", new ImportRows(0, 0, 0)), await fixture.Import(workbook) is { Import: var import } ? (import.Template, import.Rows) : default);
    }

    [Fact]
    public async Task Units_in_part_come_back_without_taking_the_rest_away()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ExportFixture(database);
        await new ImportFixture(database).Import(WorkbookBuilder.Movies()
            .Row()
            .Row(("FormatProfile", "SD"), ("DisplayName", "Harbour Light"))
            .Row(("Territory", "CA"), ("DisplayName", "Harbour Light"), ("ContractID", "HL-1")));
        var narrowed = new Viewer("ben", [Permission.ReadRights], ["Northlight Pictures"]);

        var all = Rows(await fixture.Export());
        var narrow = Rows(await fixture.Export(narrowed));
        var owner = Rows(await fixture.Export(selection: new AvailsSelection(Owner: "Harbour Light")));
        var deal = Rows(await fixture.Export(selection: new AvailsSelection(Contract: "HL-1")));
        var territory = Rows(await fixture.Export(selection: new AvailsSelection(Territory: Territory.Parse("CA"))));

        Assert.Equal(["CA HD FullExtract", "US HD FullExtract", "US SD FullExtract"], all);
        Assert.Equal(["US HD Update"], narrow);
        Assert.True((await fixture.Import(await fixture.Export())).Effect.ChangesNothing);
        Assert.Equal(["CA HD FullExtract", "US SD Update"], owner);
        Assert.Equal(["CA HD FullExtract"], deal);
        Assert.Equal(deal, territory);
        foreach (var selection in new[] { new AvailsSelection(Owner: "Harbour Light"), new AvailsSelection(Owner: "Northlight Pictures") })
        {
            var changes = (await fixture.Import(await fixture.Export(selection: selection))).Effect.Count();
            Assert.Equal((0, 0, 0), (changes.AvailsAdded, changes.AvailsChanged, changes.AvailsRemoved));
        }
    }

    [Fact]
    public async Task Titles_of_others_are_left_out_and_unnamed()
    {
        await using var database = await TestDatabase.Create();
        Title series = new("series", "Secret Series", TitleKind.Series, null, "Harbour Light", null, null, 1);
        Title[] titles =
        [
            series, new("mine", "Mine", TitleKind.Episode, series.Id, "Northlight Pictures", 1, null, 1),
            new("theirs", "Secret Film", TitleKind.Movie, null, "Harbour Light", null, null, 1),
        ];
        await CatalogSeed.Put(
            database.Services, titles,
            [
                AvailText.Parse("US VOD HD owner=Aurora id=a") with { TitleId = "mine", Alid = "a", ContentOwner = "Northlight Pictures" },
                AvailText.Parse("US VOD HD id=b") with { TitleId = "theirs", Alid = "b", ContentOwner = "Northlight Pictures" },
            ]);

        var narrowed = await new ExportFixture(database).Export(new Viewer("ben", [Permission.ReadRights], ["Northlight Pictures"]));

        using var document = database.Get<IAvailsFiles>().Open("avails.xlsx", new MemoryStream(narrowed));
        var cells = document.Sheets.Single().Rows.Skip(3).SelectMany(row => row.Cells).Select(cell => cell.Text).ToArray();
        Assert.Contains("Mine", cells);
        Assert.Contains("series", cells);
        Assert.DoesNotContain(cells, text => text.Contains("Secret", StringComparison.Ordinal));
    }

    static async Task ComesBack(DatabaseProvider engine, TestDatabase database)
    {
        var fixture = new ExportFixture(database);
        var exported = await fixture.Export();
        Assert.Empty(ExportFixture.Complaints(exported));
        var before = await fixture.Rights();

        var again = await fixture.Import(exported);

        Assert.Equal(0, again.Import.Rows.Rejected);
        Assert.True(again.Effect.ChangesNothing, again.Effect.Count().ToString());
        await using var empty = await TestDatabase.Create(engine);
        var second = new ExportFixture(empty);
        await second.Import(exported);
        Assert.Equal(before, await second.Rights());
        Assert.Equal(exported, await second.Export());
    }

    /// <summary>Where, which format and how each row enters, in order.</summary>
    static string[] Rows(byte[] workbook)
    {
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xlsx", new MemoryStream(workbook));
        return [.. ReadDelivery.Of(document).Records.Select(record => $"{record.Avail.Territory} {record.Avail.FormatProfile} {record.EntryType}")];
    }

    static Task PutGenerated(TestDatabase database, int seed, int titles)
    {
        var all = Testing.Rights.Catalog.Generate(seed, titles).Titles.ToArray();
        return CatalogSeed.Put(
            database.Services,
            [.. all.SelectMany(rights => rights.Ancestors.Append(rights.Title)).DistinctBy(title => title.Id)],
            [.. all.SelectMany(rights => rights.Avails)]);
    }
}
