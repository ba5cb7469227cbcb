using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Tests.Avails;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

/// <summary>A worldwide row's days are the viewer's territory's days.</summary>
public sealed class WorldwideDayTests
{
    static Avail Row(string start, string end) =>
        WorkbookBuilder.Movies().Row(("Territory", "ZZ"), ("Start", start), ("End", end)).Read().OnlyAvail();

    [Theory]
    [InlineData("US", "2026-01-01T05:00", "2030-07-01T10:00")]
    [InlineData("DE", "2025-12-31T23:00", "2030-06-30T22:00")]
    [InlineData("JP", "2025-12-31T15:00", "2030-06-30T15:00")]
    public void Days_begin_and_end_by_the_territorys_clock(string territory, string start, string end)
    {
        var own = Row("2026-01-01", "2030-06-30").In(Territory.Parse(territory)).Window!.Value;

        Assert.Equal((Instant.At(start), Instant.At(end)), (own.Start, own.End));
    }

    [Fact]
    public void Instants_are_the_same_everywhere()
    {
        var row = Row("2026-01-01T12:00:00Z", "2030-06-30T12:00:00Z");

        Assert.Same(row, row.In(Territory.Parse("JP")));
    }

    [Fact]
    public void Open_end_stays_open()
    {
        var own = Row("2026-01-01", "Open").In(Territory.Parse("DE")).Window!.Value;

        Assert.Equal((Instant.At("2025-12-31T23:00"), null), (own.Start, own.End));
    }

    [Theory]
    [InlineData("JP", "2026-05-31T15:00")]
    [InlineData("US", "2026-06-01T04:00")]
    public void Pre_order_opens_with_the_day_its_suppression_lifts_there(string territory, string start)
    {
        var row = Only(("LicenseType", "POEST"), ("Start", "2026-01-01"), ("SuppressionLiftDate", "2026-06-01"));

        Assert.Equal(Instant.At(start), row.In(Territory.Parse(territory)).Window!.Value.Start);
    }

    [Fact]
    public void Pre_order_whose_suppression_lifted_before_opens_with_its_start() =>
        Assert.Equal(
            Instant.At("2026-06-30T15:00"),
            Only(("LicenseType", "POEST"), ("Start", "2026-07-01"), ("SuppressionLiftDate", "2026-06-01")).In(Territory.Parse("JP")).Window!.Value.Start);

    [Theory]
    [InlineData("JP", "2027-01-01", "2027-01-01T15:00")]
    [InlineData("US", "2027-01-01", "2027-01-02T10:00")]
    [InlineData("US", "2027-01-01T12:00:00Z", "2027-01-01T12:00")]
    public void Fixed_end_is_the_end_of_its_day_there(string territory, string stated, string end) =>
        Assert.Equal(Instant.At(end), Only(("FixedEndDate", stated)).In(Territory.Parse(territory)).FixedEndDate);

    [Fact]
    public void Duration_of_a_window_counts_from_the_start_there()
    {
        var own = Only(("Start", "2026-01-01"), ("WindowDuration", "P10D")).In(Territory.Parse("JP")).Window!.Value;

        Assert.Equal((Instant.At("2025-12-31T15:00"), Instant.At("2026-01-10T15:00")), (own.Start, own.End));
    }

    static Avail Only(params (string Column, object? Value)[] cells) =>
        WorkbookBuilder.Movies().Column("AvailTrans/WindowDuration").Row([("Territory", "ZZ"), .. cells]).Read().OnlyAvail();
}
