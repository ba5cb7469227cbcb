using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Tests.Avails;
using Portal.Domain.Time;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

/// <summary>
/// Rows of one title as <c>US VOD ESTStart+P30D..Open</c> (a lag before the event as <c>ESTStart-P30D</c>) and dates as
/// <c>Theatrical US 2026-05-01</c>; what is asked is the last row's window.
/// </summary>
public sealed class TitleEventsTests
{
    const string Nothing = "waits";

    [Theory]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart..Open", "2026-04-30T23:00..open")]
    [InlineData("GB EST 2026-05-01..Open; GB VOD EST..Open", "2026-04-30T23:00..open")]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart+P30D..Open", "2026-05-30T23:00..open")]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart-PT12H..Open", "2026-04-30T11:00..open")]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart-P5DT10H..Open", "2026-04-25T13:00..open")]
    [InlineData("GB EST 2026-05-01T10:00:00Z..Open; GB VOD 2026-01-01..ESTStart", "2026-01-01T00:00..2026-05-01T10:00")]
    [InlineData("GB EST 2026-05-01..Open; GB EST 2026-03-01..2026-03-31; GB VOD ESTStart..Open", "2026-03-01T00:00..open")]
    [InlineData("GB VOD 2026-05-01..2026-06-30; GB SVOD VODEnd..Open", "2026-06-30T23:00..open")]
    [InlineData("GB VOD 2026-05-01..2026-06-30; GB VOD 2026-08-01..2026-08-31; GB SVOD VODEnd..Open", "2026-08-31T23:00..open")]
    [InlineData("GB SVOD 2026-05-01..Open; GB AVOD SVODStart+P90D..Open", "2026-07-29T23:00..open")]
    [InlineData("GB VOD 2026-05-01..Open; GB SVOD vod start+P1D..Open", "2026-05-01T23:00..open")]
    public void Condition_of_a_license_type_is_when_its_rows_say(string rows, string window) => Assert.Equal(window, Last(rows));

    [Theory]
    [InlineData("GB VOD ESTStart..Open")]
    [InlineData("US EST 2026-05-01..Open; GB VOD ESTStart..Open")]
    [InlineData("GB POEST 2026-04-01..2026-04-30; GB VOD ESTStart..Open")]
    [InlineData("GB EST Open..Open; GB VOD ESTStart+P30D..Open")]
    [InlineData("GB VOD 2026-05-01..Open; GB SVOD VODEnd..Open")]
    [InlineData("GB EST 2026-05-01..Open; GB EST Theatrical..Open; GB VOD ESTStart..Open")]
    [InlineData("GB VOD 2026-05-01..TBD")]
    [InlineData("GB VOD Theatrical..Open")]
    public void Condition_that_nothing_dates_waits(string rows) => Assert.Equal(Nothing, Last(rows));

    [Theory]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart+P30D..Open; GB SVOD VODStart+P30D..Open", "2026-06-29T23:00..open")]
    [InlineData("GB VOD 2026-05-01..EST; GB EST SVODStart-P10D..Open; GB SVOD 2026-09-11..Open; GB AVOD VODEnd..Open", "2026-08-31T23:00..open")]
    public void Chain_of_conditions_resolves(string rows, string window) => Assert.Equal(window, Last(rows));

    [Theory]
    [InlineData("GB EST ESTStart..Open")]
    [InlineData("GB EST VODStart..Open; GB VOD ESTStart..Open")]
    [InlineData("GB EST SVODStart..Open; GB VOD ESTStart..Open; GB SVOD VODStart..Open")]
    [InlineData("GB VOD 2026-01-01..VODEnd")]
    public void Circle_of_conditions_waits(string rows) => Assert.Equal(Nothing, Last(rows));

    /// <summary>The second purchase window begins a month after the first, which is when the event is.</summary>
    [Theory]
    [InlineData("GB EST 2026-05-01..2026-05-31; GB EST ESTStart+P60D..Open", "2026-06-29T23:00..open")]
    [InlineData("GB EST ESTStart+P60D..Open; GB EST 2026-05-01..2026-05-31; GB VOD ESTStart..Open", "2026-04-30T23:00..open")]
    public void Row_that_waits_for_what_it_makes_itself_says_nothing_of_its_date(string rows, string window) => Assert.Equal(window, Last(rows));

    [Theory]
    [InlineData("GB VOD Theatrical+P90D..Open", "Theatrical GB 2026-05-01", "2026-07-29T23:00..open")]
    [InlineData("GB VOD Theatrical..Open", "Theatrical ZZ 2026-05-01", "2026-04-30T23:00..open")]
    [InlineData("GB VOD Theatrical..Open", "Theatrical ZZ 2026-05-01; Theatrical GB 2026-06-01", "2026-05-31T23:00..open")]
    [InlineData("GB VOD Broadcast..Completed", "Broadcast GB 2026-05-01T20:00:00Z; Completed GB 2026-07-01T20:00:00Z", "2026-05-01T20:00..2026-07-01T20:00")]
    [InlineData("GB VOD ESTStart..Open", "ESTStart GB 2026-05-01", "2026-04-30T23:00..open")]
    [InlineData("GB EST Theatrical..Open; GB VOD ESTStart+P1D..Open", "Theatrical GB 2026-05-01", "2026-05-01T23:00..open")]
    [InlineData("GB EST Theatrical..Open; GB VOD ESTStart..Open", "ESTStart GB 2026-05-01", "2026-04-30T23:00..open")]
    public void Stated_date_resolves_a_condition(string rows, string dates, string window) => Assert.Equal(window, Last(rows, dates));

    [Fact]
    public void Rows_say_when_a_license_type_starts_whatever_was_stated() =>
        Assert.Equal("2026-04-30T23:00..open", Last("GB EST 2026-05-01..Open; GB VOD ESTStart..Open", "ESTStart GB 2026-09-09"));

    [Theory]
    [InlineData("Theatrical US 2026-05-01")]
    [InlineData("Broadcast GB 2026-05-01")]
    public void Date_of_something_else_resolves_nothing(string dates) => Assert.Equal(Nothing, Last("GB VOD Theatrical..Open", dates));

    [Theory]
    [InlineData("GB VOD 2026-05-01..Open P30D", "2026-04-30T23:00..2026-05-30T23:00")]
    [InlineData("GB VOD 2026-05-01..2026-05-10 P30D", "2026-04-30T23:00..2026-05-10T23:00")]
    [InlineData("GB VOD 2026-05-01..2026-09-10 P30D", "2026-04-30T23:00..2026-05-30T23:00")]
    [InlineData("GB VOD 2026-05-01T10:00:00Z..Open PT36H", "2026-05-01T10:00..2026-05-02T22:00")]
    [InlineData("GB VOD 2026-03-28..Open P2D", "2026-03-28T00:00..2026-03-30T00:00")]
    [InlineData("GB EST 2026-05-01..Open; GB VOD ESTStart..Open P30D", "2026-04-30T23:00..2026-05-30T23:00")]
    [InlineData("GB EST 2026-05-01..Open P30D; GB VOD ESTEnd..Open", "2026-05-30T23:00..open")]
    [InlineData("GB VOD Theatrical..Open P30D", Nothing)]
    [InlineData("GB VOD Open..Open P30D", Nothing)]
    [InlineData("GB VOD Immediate..2026-09-10 P30D", Nothing)]
    public void Window_is_no_longer_than_its_duration_from_where_it_opens(string rows, string window) => Assert.Equal(window, Last(rows));

    [Theory]
    [InlineData("US", "2026-05-01T04:00..open")]
    [InlineData("DE", "2026-05-31T22:00..open")]
    [InlineData("FR", Nothing)]
    public void Worldwide_row_waits_in_each_territory_for_the_event_there(string territory, string window)
    {
        var row = Resolved("ZZ VOD Theatrical..Open", "Theatrical US 2026-05-01; Theatrical DE 2026-06-01")[^1];

        Assert.Equal(window, Words(row.In(Territory.Parse(territory)).Window));
        Assert.Equal("2026-05-01T04:00..open", Words(row.Window));
    }

    [Theory]
    [InlineData("JP", "2026-04-30T15:00..open")]
    [InlineData("US", Nothing)]
    public void Worldwide_row_takes_the_days_of_a_worldwide_event(string territory, string window)
    {
        var row = Resolved("ZZ-US EST 2026-05-01..Open; ZZ VOD ESTStart..Open")[^1];

        Assert.Equal(window, Words(row.In(Territory.Parse(territory)).Window));
    }

    [Fact]
    public void Row_says_what_it_waits_for()
    {
        var row = Resolved("GB VOD Broadcast..Completed", "Completed GB 2026-07-01")[^1];

        Assert.Equal([AvailEvent.Broadcast], row.WaitingFor(row.Territory));
    }

    [Fact]
    public void Rows_of_dates_stay_the_same_list()
    {
        var rows = Resolved("GB VOD 2026-05-01..Open; GB EST 2026-05-01..Open");

        Assert.Same(rows, TitleEvents.Resolve(rows, []));
    }

    /// <summary>What events make of a row is not what it says: a delivery compares with the rows as they were stated.</summary>
    [Fact]
    public void Resolved_row_says_the_same_as_the_stated_one()
    {
        var stated = Read("GB EST 2026-05-01..Open; GB VOD ESTStart+P30D..Open P30D");
        var resolved = TitleEvents.Resolve(stated, []);

        Assert.NotNull(resolved[1].Window);
        Assert.True(resolved[1].IsSameAs(stated[1]));
        Assert.True(stated[1].IsSameAs(resolved[1]));
        Assert.Equal(resolved[1], TitleEvents.Resolve(stated, [])[1]);
    }

    [Theory]
    [InlineData("GB VOD ESTStart..Open", "GB VOD ESTStart+P1D..Open", false)]
    [InlineData("GB VOD Theatrical..ESTStart", "GB VOD Theatrical..ESTStart-P1D", false)]
    [InlineData("GB VOD 2026-01-01..Open", "GB VOD 2026-01-01..Open P30D", false)]
    [InlineData("GB VOD ESTStart+P1D..Open", "GB VOD ESTStart+PT24H..Open", true)]
    public void Rows_are_the_same_where_they_state_the_same(string one, string other, bool same) =>
        Assert.Equal(same, Read(one)[0].IsSameAs(Read(other)[0]));

    static string Last(string rows, string dates = "") => Words(Resolved(rows, dates)[^1].Window);

    static IReadOnlyList<Avail> Resolved(string rows, string dates = "") => TitleEvents.Resolve(Read(rows), [.. Split(dates, ';').Select(Date)]);

    static List<Avail> Read(string rows)
    {
        var workbook = WorkbookBuilder.Movies()
            .Column("AvailTrans/StartLag").Column("AvailTrans/EndLag").Column("AvailTrans/WindowDuration");
        foreach (var row in Split(rows, ';'))
        {
            var (territory, type, rest) = row.Split(' ', 3) is [var first, var second, var third] ? (first, second, third) : throw new FormatException(row);
            var (span, duration) = rest.Split(" P") is [var dates, var longest] ? (dates, "P" + longest) : (rest, null);
            var ((start, startLag), (end, endLag)) = (Bound(span.Split("..")[0]), Bound(span.Split("..")[1]));
            workbook.Row(
                ("Territory", territory[..2]), ("TerritoryExclusion", territory.Length > 2 ? territory[3..] : null), ("LicenseType", type), ("Start", start),
                ("StartLag", startLag), ("End", end), ("EndLag", endLag), ("WindowDuration", duration),
                ("SuppressionLiftDate", type == "POEST" ? "2026-01-01" : null));
        }
        return [.. workbook.Read().Records.Select(record => record.Avail)];
    }

    static (string Date, string? Lag) Bound(string text) =>
        text.IndexOf("+P", StringComparison.Ordinal) is var after and > 0 ? (text[..after], text[(after + 1)..])
        : text.IndexOf("-P", StringComparison.Ordinal) is var before and > 0 ? (text[..before], text[before..])
        : (text, null);

    static EventDate Date(string text) =>
        text.Split(' ') is [var what, var territory, var date]
            && EventDate.TryParse(Enum.Parse<AvailEvent>(what), Territory.Parse(territory), date, out var read)
                ? read
                : throw new FormatException($"'{text}' is not a date of an event.");

    static string[] Split(string text, char mark) => text.Split(mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static string Words(Window? window) => window is { } open ? $"{Words(open.Start)}..{Words(open.End)}" : Nothing;

    static string Words(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "open";
}
