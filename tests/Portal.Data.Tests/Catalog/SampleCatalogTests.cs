using Portal.Data.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Catalog;

public sealed class SampleCatalogTests
{
    static readonly DateTimeOffset LateIn2026 = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Sample_fills_an_empty_catalog_once()
    {
        await using var database = await TestDatabase.Create();
        var sample = database.Get<SampleCatalog>();

        var done = await sample.LoadIntoEmpty(CancellationToken.None);
        Assert.Null(await sample.LoadIntoEmpty(CancellationToken.None));

        Assert.NotNull(done);
        Assert.Equal(("1.9", 0), (done.Import.Template, done.Import.Rows.Rejected));
        Assert.All(done.Findings, finding => Assert.Equal(FindingSeverity.Info, finding.Severity));
        Assert.InRange(done.Import.Changes.TitlesAdded, 38, 46);
        var owners = await database.Get<IOwnerReader>().Page(Viewer.Portal, new PageRequest(1, 50), CancellationToken.None);
        var deals = await database.Get<IDealReader>().Page(Viewer.Portal, null, new PageRequest(1, 50), CancellationToken.None);
        Assert.Equal((5, 7), (owners.Total, deals.Total));
    }

    [Fact]
    public async Task Sample_has_the_lantern_open_in_the_us_for_rental_and_subscription()
    {
        await using var database = await TestDatabase.Create();
        await database.Get<SampleCatalog>().LoadIntoEmpty(CancellationToken.None);

        var lantern = await database.Get<ICatalogRights>().Load("md:cid:org:sample:lantern", CancellationToken.None);

        var us = Territory.Parse("US");
        Assert.Equal(TitleKind.Movie, lantern!.Title.Kind);
        Assert.Equal(
            [(LicenseType.SVOD, Quality.HD), (LicenseType.VOD, Quality.HD), (LicenseType.VOD, Quality.SD)],
            lantern.Avails.Where(avail => avail.Covers(us)).Select(avail => (avail.LicenseType!.Value, avail.Quality!.Value)).OrderBy(pair => pair.ToString()));
        Assert.All(lantern.Avails.Where(avail => avail.Covers(us)), avail =>
            Assert.Equal((DownloadPermission.Yes, "2020-01-01", "Open"), (avail.Download, avail.StatedStart, avail.StatedEnd)));
    }

    [Fact]
    public async Task Sample_has_rights_of_every_sort_late_in_2026()
    {
        await using var database = await TestDatabase.Create();
        await database.Get<SampleCatalog>().LoadIntoEmpty(CancellationToken.None);
        var avails = new List<Avail>();
        await foreach (var title in database.Get<ICatalogRights>().StreamAll(CancellationToken.None))
        {
            avails.AddRange(title.Avails);
        }

        Assert.Contains(avails, avail => avail.Window!.Value.HasEndedAt(LateIn2026));
        Assert.Contains(avails, avail => !avail.Window!.Value.HasStartedAt(LateIn2026));
        Assert.Contains(avails, avail => avail.Window!.Value.IsOpenAt(LateIn2026) && avail.Window!.Value.HasEndedAt(LateIn2026.AddDays(30)));
        Assert.Equal(Enum.GetValues<LicenseType>(), avails.Select(avail => avail.LicenseType!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<Quality>(), avails.Select(avail => avail.Quality!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<DownloadPermission>(), avails.Select(avail => avail.Download).Distinct().Order());
        Assert.Equal(["AU", "BR", "DE", "FR", "GB", "JP", "US", "ZZ"], avails.Select(avail => avail.Territory.Code).Distinct().Order());
        Assert.Contains(avails, avail => !avail.ExcludedTerritories.IsEmpty);
    }
}
