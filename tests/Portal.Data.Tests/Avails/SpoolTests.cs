using System.Reflection;
using Portal.Data.Avails.Spools;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

public sealed class SpoolTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every value that a delivered right may have; events are never part of a row.</summary>
    static readonly Avail Full = new()
    {
        Id = "0123456789abcdef01234567",
        Alid = "md:alid:org:test:one",
        TitleId = "md:cid:org:test:one",
        ContentOwner = "Northlight Pictures",
        Contract = "NL-1",
        Territory = Territory.Worldwide,
        ExcludedTerritories = [Territory.Parse("CA"), Territory.Parse("US")],
        StatedLicenseType = "POEST",
        LicenseType = LicenseType.VOD,
        FormatProfile = "UHD",
        Quality = Quality.UHD,
        Window = new Window(Now, null),
        StatedStart = "2027-03-01",
        StatedEnd = "Open",
        Download = DownloadPermission.No,
        RentalDuration = Duration.FromDays(30),
        WatchDuration = Duration.FromHours(48),
        FixedEndDate = Now.AddYears(1),
        StartLag = Lag.Parse("-P5DT10H"),
        EndLag = Lag.Parse("P3D"),
        WindowDuration = Duration.FromDays(90),
        StatedSuppressionLiftDate = "2027-02-01",
        StatedFixedEndDate = "2028-03-01",
    };

    static readonly TitleFacts Facts = new("md:cid:org:test:one", TitleKind.Episode, "Low Water", "Tidewater, episode 1", "md:cid:org:test:season", "Northlight Pictures", 1, Duration.FromHours(1));

    readonly TestDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Row_comes_back_with_everything_it_says()
    {
        foreach (var property in typeof(Avail).GetProperties().Where(property => property.CanWrite && property.Name != nameof(Avail.Events)))
        {
            Assert.True(IsStated(property, Full), $"{property.Name} is not stated by this test's right: give it a value, and the spool's codec a line.");
        }
        var waits = new AvailsFinding("Movies", 4, "J4", "Start", FindingSeverity.Warning, FindingCodes.ConditionUnresolved, "It waits.");
        var record = new AvailsRecord("Movies", 4, EntryType.FullDelete, Full, [Facts, Facts with { Name = null, FallbackName = Facts.Id, Number = null }], true) { Waits = [waits] };
        using var spool = new SpoolFiles(new SpoolOptions(directory.Path) { BytesInMemory = 0, ChunkBytes = 16, Partitions = 1 }).Rows();

        spool.Add(Full.Alid, new DeliveryRow(7, record, null));
        spool.Add(Full.Alid, new DeliveryRow(8, null, new RejectedRow("Movies", 5, Full.Alid, null, ContentOwner: "Northlight Pictures")));
        spool.Add(Full.Alid, new DeliveryRow(9, null, new RejectedRow("TV", 6, Full.Alid, Territory.Parse("US"))));
        spool.Add(Full.Alid, new DeliveryRow(10, record with { Row = 6, Avail = Full with { Window = null, Contract = null } }, null));

        var rows = spool.Read(0).ToList();
        Assert.Single(Directory.EnumerateFiles(directory.Path));
        Assert.Equal([7, 8, 9, 10], rows.Select(row => row.Sequence));
        var back = rows[0].Accepted!;
        Assert.True(Full.IsSameAs(back.Avail));
        Assert.Equal(record.Titles, back.Titles);
        Assert.Equal(record.Waits, back.Waits);
        Assert.Equal((record.Sheet, record.Row, record.EntryType, record.TitleIsAlid), (back.Sheet, back.Row, back.EntryType, back.TitleIsAlid));
        Assert.Equal([new RejectedRow("Movies", 5, Full.Alid, null, ContentOwner: "Northlight Pictures"), new RejectedRow("TV", 6, Full.Alid, Territory.Parse("US"))], rows.Select(row => row.Rejected).OfType<RejectedRow>());
        Assert.Null(rows[3].Accepted!.Avail.Window);
    }

    [Fact]
    public void Mentions_of_a_title_lie_together_in_their_order()
    {
        using var spool = Spools.OnDisk(directory, partitions: 4).Mentions();
        for (var at = 0; at < 200; at++)
        {
            spool.Add($"title-{at % 10}", at % 2 == 0 ? new TitleMention(at, $"title-{at % 10}", Facts with { Id = $"title-{at % 10}" }) : new TitleMention(at, $"title-{at % 10}", null));
        }

        var partitions = Enumerable.Range(0, 4).Select(partition => spool.Read(partition).ToList()).ToList();

        Assert.Equal(200, partitions.Sum(items => items.Count));
        Assert.Equal([.. partitions.Select(items => items.Count)], Enumerable.Range(0, 4).Select(spool.Count));
        Assert.All(partitions, items => Assert.Equal(items.Select(item => item.Sequence).Order(), items.Select(item => item.Sequence)));
        Assert.Equal(10, partitions.Sum(items => items.Select(item => item.Id).Distinct().Count()));
    }

    [Fact]
    public void Files_are_gone_when_the_spool_is_closed_and_leftovers_at_the_next_start()
    {
        using (var spool = Spools.OnDisk(directory).Mentions())
        {
            for (var at = 0; at < 1_000; at++)
            {
                spool.Add($"title-{at}", new TitleMention(at, $"title-{at}", Facts));
            }
            Assert.NotEmpty(Directory.EnumerateFiles(directory.Path));
        }
        Assert.Empty(Directory.EnumerateFiles(directory.Path));
        File.WriteAllText(directory.File("leftover"), "of a killed process");

        Spools.OnDisk(directory);

        Assert.Empty(Directory.EnumerateFiles(directory.Path));
    }

    static bool IsStated(PropertyInfo property, Avail avail)
    {
        var value = property.GetValue(avail);
        return value is not null && !value.Equals(property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null);
    }
}
