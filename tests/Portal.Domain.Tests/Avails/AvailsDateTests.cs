using Portal.Domain.Avails;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class AvailsDateTests
{
    [Theory]
    [InlineData("GB", "2026-01-15", "2026-01-15T00:00:00Z")]
    [InlineData("GB", "2026-07-15", "2026-07-14T23:00:00Z")]
    [InlineData("DE", "2026-03-30", "2026-03-29T22:00:00Z")]
    [InlineData("US", "2026-01-15", "2026-01-15T05:00:00Z")]
    [InlineData("US", "2026-07-15", "2026-07-15T04:00:00Z")]
    [InlineData("JP", "2026-01-15", "2026-01-14T15:00:00Z")]
    [InlineData("BR", "2026-01-15", "2026-01-15T02:00:00Z")]
    [InlineData("AU", "2026-01-15", "2026-01-14T13:00:00Z")]
    [InlineData("ZZ", "2026-01-15", "2026-01-14T10:00:00Z")]
    public void Start_without_time_is_the_first_midnight_in_the_territory(string territory, string start, string expected) =>
        Assert.Equal(expected, StartOf(territory, start));

    /// <summary>xs:date may name a zone, and then its midnights are that zone's wherever the row holds.</summary>
    [Theory]
    [InlineData("2027-03-01Z", "2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z")]
    [InlineData("2027-03-01+02:00", "2027-02-28T22:00:00Z", "2027-03-01T22:00:00Z")]
    [InlineData("2027-02-28-05:00", "2027-02-28T05:00:00Z", "2027-03-01T05:00:00Z")]
    public void Day_with_a_zone_begins_and_ends_at_its_own_midnights(string day, string starts, string ends)
    {
        Assert.Equal((starts, ends), (StartOf("JP", day), EndOf("JP", day)));
        Assert.Equal((starts, ends), (StartOf("ZZ", day), EndOf("ZZ", day)));
        Assert.Equal(ends, InstantText.Format(WorkbookBuilder.Movies("1.9").Row(("FixedEndDate", day)).Read().OnlyAvail().FixedEndDate!.Value));
    }

    [Theory]
    [InlineData("2027-02-29Z")]
    [InlineData("2027-03-01+15:00")]
    [InlineData("2027-03-01 Z")]
    [InlineData("2027-03-01+02")]
    public void Day_with_a_zone_that_is_none_is_not_read(string day) => Assert.False(StatedDate.TryParse(day, out _));

    [Theory]
    [InlineData("GB", "2026-01-15", "2026-01-16T00:00:00Z")]
    [InlineData("GB", "2026-03-29", "2026-03-29T23:00:00Z")]
    [InlineData("DE", "2026-10-25", "2026-10-25T23:00:00Z")]
    [InlineData("US", "2026-01-15", "2026-01-16T10:00:00Z")]
    [InlineData("JP", "2026-01-15", "2026-01-15T15:00:00Z")]
    [InlineData("ZZ", "2026-01-15", "2026-01-16T11:00:00Z")]
    public void End_without_time_is_the_next_midnight_where_the_day_goes_last(string territory, string end, string expected) =>
        Assert.Equal(expected, EndOf(territory, end));

    /// <summary>Where clocks go forward at midnight, the day begins at one; the day before ends at that same instant.</summary>
    [Theory]
    [InlineData("LB", "2026-03-28", "2026-03-29", "2026-03-28T22:00:00Z")]
    [InlineData("EG", "2026-04-23", "2026-04-24", "2026-04-23T22:00:00Z")]
    [InlineData("CU", "2026-03-07", "2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("PY", "2022-10-01", "2022-10-02", "2022-10-02T04:00:00Z")]
    public void Day_without_midnight_begins_with_its_first_instant(string territory, string before, string day, string expected)
    {
        Assert.Equal(expected, StartOf(territory, day));
        Assert.Equal(expected, EndOf(territory, before));
    }

    /// <summary>Where clocks go back over midnight, the day begins when midnight comes first.</summary>
    [Theory]
    [InlineData("CU", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("LB", "2026-10-25", "2026-10-24T22:00:00Z")]
    [InlineData("PY", "2022-03-27", "2022-03-27T04:00:00Z")]
    public void Day_that_clocks_go_back_on_begins_with_its_first_instant(string territory, string day, string expected) =>
        Assert.Equal(expected, StartOf(territory, day));

    [Theory]
    [InlineData("GB", "2028-02-29", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z")]
    [InlineData("GB", "2000-02-29", "2000-02-29T00:00:00Z", "2000-03-01T00:00:00Z")]
    [InlineData("BR", "2018-11-04", "2018-11-04T02:00:00Z", "2018-11-05T05:00:00Z")]
    [InlineData("WS", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z")]
    [InlineData("AQ", "2026-01-15", "2026-01-14T11:00:00Z", "2026-01-16T03:00:00Z")]
    [InlineData("BV", "2026-01-15", "2026-01-15T00:00:00Z", "2026-01-16T00:00:00Z")]
    public void Day_of_an_odd_calendar_or_place_is_its_own(string territory, string day, string start, string end)
    {
        Assert.Equal(start, StartOf(territory, day));
        Assert.Equal(end, EndOf(territory, day));
    }

    [Fact]
    public void Zones_of_a_territory_are_named_once_for_a_file()
    {
        var delivery = WorkbookBuilder.Movies().Row(("Territory", "GB")).Row().Row(("FormatProfile", "SD")).AndMovies("More").Row(("FormatProfile", "UHD")).Read();

        var finding = delivery.Finding(FindingCodes.TerritoryZones);
        Assert.Equal((FindingSeverity.Info, "Movies", 5, "Territory"), (finding.Severity, finding.Sheet, finding.Row, finding.Column));
        Assert.Contains("America/New_York", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Pacific/Honolulu", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", "2026-01-01", "Open")]
    [InlineData("US", "2026-01-01T05:00:00Z", "Open")]
    [InlineData("US", "Open", "Open")]
    [InlineData("ZZ", "2026-01-01", "Open")]
    public void Zones_are_not_named_where_none_was_taken(string territory, string start, string end) =>
        Assert.Empty(WorkbookBuilder.Movies().Row(("Territory", territory), ("Start", start), ("End", end)).Read().Findings);

    [Theory]
    [InlineData("2026-05-01T10:00:00", "2026-05-01T10:00:00Z")]
    [InlineData("2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z")]
    [InlineData("2026-05-01T10:00:00+02:00", "2026-05-01T08:00:00Z")]
    [InlineData("2026-05-01 10:00", "2026-05-01T10:00:00Z")]
    public void Start_with_a_time_is_that_instant_and_utc_where_no_zone_is_stated(string start, string expected) =>
        Assert.Equal(expected, StartOf("US", start));

    [Fact]
    public void Start_as_a_date_cell_is_a_day()
    {
        var avail = WorkbookBuilder.Movies().Row(("Start", new DateOnly(2013, 6, 14)), ("Territory", "GB")).Read().OnlyAvail();

        Assert.Equal("2013-06-13T23:00:00Z", InstantText.Format(avail.Window!.Value.Start!.Value));
        Assert.Equal("2013-06-14", avail.StatedStart);
    }

    [Fact]
    public void Start_as_a_bare_serial_is_a_day() =>
        Assert.Equal("2013-06-14", WorkbookBuilder.Movies().Row(("Start", 41439)).Read().OnlyAvail().StatedStart);

    [Fact]
    public void Start_as_a_serial_with_a_fraction_is_an_instant_in_utc() =>
        Assert.Equal("2013-06-14T12:00:00Z", StartOf("US", 41439.5));

    [Theory]
    [InlineData("Open")]
    [InlineData("immediate")]
    public void Start_that_is_open_has_always_begun(string word) =>
        Assert.Null(WorkbookBuilder.Movies().Row(("Start", word)).Read().OnlyAvail().Window!.Value.Start);

    [Fact]
    public void End_that_is_open_never_comes() =>
        Assert.Null(WorkbookBuilder.Movies().Row(("End", " open ")).Read().OnlyAvail().Window!.Value.End);

    [Theory]
    [InlineData("Start", "Theatrical")]
    [InlineData("Start", "ESTStart")]
    [InlineData("End", "Broadcast")]
    [InlineData("Start", "TBD")]
    public void Condition_without_a_date_leaves_no_window_and_warns_while_it_waits(string column, string word)
    {
        var record = WorkbookBuilder.Movies().Row((column, word)).Read().Records.Single();

        Assert.Null(record.Avail.Window);
        var finding = Assert.Single(record.Waits);
        Assert.Equal((FindingSeverity.Warning, FindingCodes.ConditionUnresolved, column), (finding.Severity, finding.Code, finding.Column));
    }

    /// <summary>Avails end a right at once by saying so: the row is over, however it began.</summary>
    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("Open")]
    public void End_that_is_immediate_is_over_and_warns(string start)
    {
        var delivery = WorkbookBuilder.Movies().Row(("Start", start), ("End", "Immediate")).Read();

        Assert.False(delivery.OnlyAvail().Window!.Value.IsOpenAt(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.NotNull(delivery.Finding(FindingCodes.EndNotAfterStart));
    }

    [Fact]
    public void End_before_start_warns_and_is_taken()
    {
        var delivery = WorkbookBuilder.Movies().Row(("Start", "2026-05-02"), ("End", "2026-04-01")).Read();

        Assert.Equal(FindingCodes.EndNotAfterStart, delivery.Finding(FindingCodes.EndNotAfterStart).Code);
        Assert.Single(delivery.Records);
    }

    [Fact]
    public void End_on_the_day_of_start_is_a_day_long() =>
        Assert.Empty(WorkbookBuilder.Movies().Row(("Territory", "GB"), ("Start", "2026-05-02"), ("End", "2026-05-02")).Read().Findings);

    [Fact]
    public void Fixed_end_date_closes_like_an_end() =>
        Assert.Equal(
            new DateTimeOffset(2026, 5, 3, 0, 0, 0, TimeSpan.Zero).AddHours(-1),
            WorkbookBuilder.Movies().Row(("Territory", "GB"), ("FixedEndDate", "2026-05-02")).Read().OnlyAvail().FixedEndDate);

    [Theory]
    [InlineData("StartLag", "Start", "ESTStart", "-P5DT10H", "-P5DT10H")]
    [InlineData("StartLag", "Start", "ESTStart", "pt12h", "PT12H")]
    [InlineData("EndLag", "End", "Broadcast", "P30D", "P30D")]
    [InlineData("EndLag", "End", "Broadcast", "PT36H", "P1DT12H")]
    [InlineData("EndLag", "End", "Broadcast", "P0D", null)]
    public void Lag_of_a_condition_is_kept(string lagColumn, string column, string word, string lag, string? expected)
    {
        var avail = WorkbookBuilder.Movies().Column($"AvailTrans/{lagColumn}").Row((column, word), (lagColumn, lag)).Read().OnlyAvail();

        Assert.Equal(expected, (lagColumn == "StartLag" ? avail.StartLag : avail.EndLag)?.ToString());
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("--P1D")]
    [InlineData("5 days")]
    [InlineData("-")]
    [InlineData("P99999999D")]
    [InlineData(12)]
    public void Lag_that_cannot_be_read_rejects_the_row(object lag)
    {
        var delivery = WorkbookBuilder.Movies().Column("AvailTrans/StartLag").Row(("Start", "ESTStart"), ("StartLag", lag)).Read();

        Assert.Equal("StartLag", delivery.Finding(FindingCodes.DurationUnreadable).Column);
        Assert.Empty(delivery.Records);
    }

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("Open")]
    [InlineData("Immediate")]
    [InlineData("TBD")]
    public void Lag_without_an_event_is_left_alone_with_a_warning(string start)
    {
        var delivery = WorkbookBuilder.Movies().Column("AvailTrans/StartLag").Row(("Start", start), ("StartLag", "P1M")).Read();

        Assert.Null(delivery.OnlyAvail().StartLag);
        Assert.Equal(FindingSeverity.Warning, delivery.Finding(FindingCodes.LagIgnored).Severity);
    }

    [Fact]
    public void Row_that_waits_is_another_right_with_another_lag()
    {
        var ids = WorkbookBuilder.Movies().Column("AvailTrans/StartLag")
            .Row(("Start", "ESTStart"), ("StartLag", "P30D")).Row(("Start", "ESTStart"), ("StartLag", "P60D")).Read().Records.Select(record => record.Avail.Key);

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public void Pre_order_is_est_from_the_day_its_suppression_lifts()
    {
        var avail = WorkbookBuilder.Movies()
            .Row(("LicenseType", "poest"), ("Territory", "GB"), ("Start", "2026-01-01"), ("SuppressionLiftDate", "2026-02-01")).Read().OnlyAvail();

        Assert.Equal(LicenseType.EST, avail.LicenseType);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), avail.Window!.Value.Start);
    }

    [Fact]
    public void Pre_order_without_a_lift_date_grants_nothing()
    {
        var delivery = WorkbookBuilder.Movies().Row(("LicenseType", "POEST")).Read();

        Assert.Null(delivery.OnlyAvail().LicenseType);
        Assert.NotNull(delivery.Finding(FindingCodes.SuppressionLiftDateMissing));
    }

    static string StartOf(string territory, object start) =>
        InstantText.Format(WorkbookBuilder.Movies().Row(("Territory", territory), ("Start", start)).Read().OnlyAvail().Window!.Value.Start!.Value);

    static string EndOf(string territory, object end) =>
        InstantText.Format(
            WorkbookBuilder.Movies().Row(("Territory", territory), ("Start", "Open"), ("End", end)).Read().OnlyAvail().Window!.Value.End!.Value);

    [Theory]
    [InlineData("later", "2026-05-02", "2026-05-02")]
    [InlineData("31/12/2027", "2026-05-02", "2026-05-02")]
    [InlineData("later", "Open", null)]
    public void Fixed_end_that_cannot_be_read_is_the_avail_s_end(string fixedEnd, string end, string? counts)
    {
        var delivery = WorkbookBuilder.Movies("1.9").Row(("Territory", "GB"), ("End", end), ("FixedEndDate", fixedEnd)).Read();

        Assert.Equal(counts, delivery.OnlyAvail().StatedFixedEndDate);
        Assert.Contains(counts ?? "End is no date", delivery.Finding(FindingCodes.DateUnreadable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixed_end_in_error_is_the_avail_s_end() => Assert.Equal(
        "2026-05-02",
        WorkbookBuilder.Movies("1.9").Row(("Territory", "GB"), ("End", "2026-05-02"), ("FixedEndDate", new Formula("A1", null))).Read().OnlyAvail().StatedFixedEndDate);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-30Z")]
    [InlineData(2_958_465)]
    public void End_of_time_is_an_open_end_and_never_a_start(object day)
    {
        var avail = WorkbookBuilder.Movies("1.9").Row(("Territory", "GB"), ("End", day), ("FixedEndDate", day)).Read().OnlyAvail();

        Assert.Null(avail.Window!.Value.End);
        Assert.Null(avail.FixedEndDate);
        Assert.Equal(FindingCodes.StartUnreadable, WorkbookBuilder.Movies().Row(("Territory", "GB"), ("Start", day)).Read().Finding(FindingCodes.StartUnreadable).Code);
    }
}
