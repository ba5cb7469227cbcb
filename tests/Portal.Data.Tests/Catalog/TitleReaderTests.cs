using Portal.Data.Connections;
using Portal.Data.Tests.Avails;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Catalog;

public sealed class TitleReaderTests
{
    static readonly Viewer Narrowed = ImportFixture.Manager with { Name = "ben", ContentOwners = ["Harbour Light"] };

    [Theory, ClassData(typeof(Engines))]
    public async Task Filter_page_and_count_agree(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = await Filled(database);
        Func<TitleQuery, TitleQuery>[] filters =
        [
            query => query,
            query => query with { Search = "tide" },
            query => query with { Search = "100%" },
            query => query with { Search = "[a" },
            query => query with { Search = "CID:ORG:TEST:M1" },
            query => query with { Owner = "Harbour Light" },
            query => query with { Kind = TitleKind.Episode },
            query => query with { ParentId = "md:cid:org:test:tidewater-1" },
        ];
        long[] totals = [9, 4, 1, 1, 1, 2, 2, 2];
        foreach (var (filter, expected) in filters.Zip(totals))
        {
            foreach (var sort in Enum.GetValues<TitleSort>())
            {
                var all = new List<string>();
                for (var number = 1; number <= 5; number++)
                {
                    var page = await fixture.Titles(asking: query => filter(query) with { Page = new PageRequest(number, 2), Sort = sort, Descending = true });
                    Assert.Equal(expected, page.Total);
                    all.AddRange(page.Items.Select(item => item.Title.Id));
                }
                Assert.Equal(expected, all.Distinct().Count());
            }
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Item_sums_up_its_avails(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = await Filled(database);

        var item = (await fixture.Titles(asking: query => query with { Search = "m0" })).Items.Single();

        Assert.Equal((3, 2), (item.Avails, item.Territories));
        Assert.Equal(new Window(new DateTimeOffset(2026, 1, 1, 5, 0, 0, TimeSpan.Zero), null), item.Window);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Narrowed_viewer_sees_titles_of_their_owners_only(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = await Filled(database);
        var reader = database.Get<ITitleReader>();

        Assert.Equal(["Long Acre", "[A] Note"], (await fixture.Titles(Narrowed)).Items.Select(item => item.Title.Name));
        Assert.Null(await reader.Find(Narrowed, "md:cid:org:test:m0", CancellationToken.None));
        Assert.NotNull(await reader.Find(Narrowed, "md:cid:org:test:m1", CancellationToken.None));
        Assert.Equal(1, (await database.Get<IOwnerReader>().Page(Narrowed, new PageRequest(1, 10), CancellationToken.None)).Total);
        Assert.Null(await database.Get<IOwnerReader>().Find(Narrowed, "Northlight Pictures", CancellationToken.None));
        Assert.Equal(["HL-1"], (await database.Get<IDealReader>().Page(Narrowed, null, new PageRequest(1, 10), CancellationToken.None)).Items.Select(item => item.Deal.Id));
        Assert.Null(await database.Get<IDealReader>().Find(Narrowed, "NL-2026-1", CancellationToken.None));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Title_comes_with_what_surrounds_it(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await Filled(database);
        var reader = database.Get<ITitleReader>();

        var episode = await reader.Find(ImportFixture.Manager, "md:cid:org:test:tidewater-101", CancellationToken.None);
        var season = await reader.Find(ImportFixture.Manager, "md:cid:org:test:tidewater-1", CancellationToken.None);

        Assert.Equal(["md:cid:org:test:tidewater-1", "md:cid:org:test:tidewater"], episode!.Ancestors.Select(title => title.Id));
        Assert.Single(episode.Avails);
        Assert.Equal([1, 2], season!.Children.Select(title => title.Number!.Value));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Rights_stream_in_the_order_of_ids_with_ancestors(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await Filled(database);
        var rights = database.Get<ICatalogRights>();
        var all = new List<TitleRights>();
        await foreach (var title in rights.StreamAll(CancellationToken.None))
        {
            all.Add(title);
        }

        Assert.Equal(all.Select(title => title.Title.Id).Order(StringComparer.Ordinal), all.Select(title => title.Title.Id));
        Assert.Equal(7, all.Count);
        Assert.All(all, title => Assert.True(title.Title.IsPlayable));
        var loaded = await rights.Load("md:cid:org:test:tidewater-102", CancellationToken.None);
        var streamed = all.Single(title => title.Title.Id == "md:cid:org:test:tidewater-102");
        Assert.Equal(loaded!.Ancestors, streamed.Ancestors);
        Assert.True(loaded.Avails.Single().IsSameAs(streamed.Avails.Single()));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Deals_and_owners_count_what_is_not_stated(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await Filled(database);

        var deal = await database.Get<IDealReader>().Find(ImportFixture.Manager, "HL-1", CancellationToken.None);
        var owner = await database.Get<IOwnerReader>().Find(ImportFixture.Manager, "Harbour Light", CancellationToken.None);

        Assert.Equal((2, 2, 1), (deal!.Titles, deal.Avails, deal.NotStated));
        Assert.Equal((2, 1, 2, 1), (owner!.Titles, owner.Deals, owner.Avails, owner.NotStated));
    }

    static async Task<ImportFixture> Filled(TestDatabase database)
    {
        var fixture = new ImportFixture(database);
        string[] names = ["100% Rain", "[A] Note", "Long Acre", "Ordinary", "Plain"];
        string[] owners = ["Northlight Pictures", "Harbour Light", "Harbour Light", "Northlight Pictures", "Northlight Pictures"];
        var workbook = WorkbookBuilder.Movies().Rows(5, at =>
        [
            ("ALID", $"md:alid:org:test:m{at}"), ("ContentID", $"md:cid:org:test:m{at}"), ("TitleDisplayUnlimited", names[at]), ("DisplayName", owners[at]),
            ("ContractID", owners[at] == "Harbour Light" ? "HL-1" : "NL-2026-1"), ("Download", at == 1 ? null : "Yes"),
        ]);
        (string, object?)[] first = [("ALID", "md:alid:org:test:m0"), ("ContentID", "md:cid:org:test:m0"), ("TitleDisplayUnlimited", names[0])];
        workbook.Row([.. first, ("FormatProfile", "SD"), ("End", "2027-01-01")]).Row([.. first, ("Territory", "CA"), ("Start", "ESTStart")]);
        workbook.AndEpisodes("TV").Row().Row(
            ("ALID", "md:alid:org:test:tidewater-102"), ("EpisodeContentID", "md:cid:org:test:tidewater-102"), ("EpisodeNumber", 2), ("EpisodeTitleInternalAlias", "High Water"));
        await fixture.Import(workbook);
        return fixture;
    }
}
