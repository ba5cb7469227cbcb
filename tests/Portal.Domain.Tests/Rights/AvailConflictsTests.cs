using System.Collections.Immutable;
using NodaTime;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

public sealed class AvailConflictsTests
{
    [Theory]
    [InlineData("US VOD HD no", "Download")]
    [InlineData("US VOD HD silent", "Download")]
    [InlineData("US VOD HD rental=P7D", "RentalDuration")]
    [InlineData("US VOD HD watch=PT24H", "WatchDuration")]
    [InlineData("US VOD HD fixed=2026-12-01", "FixedEndDate")]
    [InlineData("US VOD HD no rental=P7D", "Download and RentalDuration")]
    [InlineData("US VOD hd 2026-12-31T23:59:59..open no", "Download")]
    [InlineData("US VOD HD open..2026-01-01T00:00:01 no", "Download")]
    public void Overlapping_rows_that_grant_differently_contradict_each_other(string other, string differsIn)
    {
        var conflict = Assert.Single(Among("US VOD HD", other));

        Assert.True(conflict.IsContradiction);
        Assert.Equal(differsIn, string.Join(" and ", conflict.DiffersIn));
    }

    [Theory]
    [InlineData("US VOD HD")]
    [InlineData("US VOD HD 2026-06-01..open")]
    public void Overlapping_rows_that_say_the_same_are_a_repetition(string other) =>
        Assert.False(Assert.Single(Among("US VOD HD", other)).IsContradiction);

    [Fact]
    public void Rows_that_reach_the_end_of_the_calendar_are_compared_as_others_are()
    {
        var last = AvailText.Parse("US VOD HD no") with { Window = new Window(null, DateTimeOffset.MaxValue) };

        Assert.True(Assert.Single(AvailConflicts.Among([last, AvailText.Parse("US VOD HD")])).IsContradiction);
    }

    [Theory]
    [InlineData("DE VOD HD no")]
    [InlineData("ZZ VOD HD no")]
    [InlineData("US EST HD no")]
    [InlineData("US VOD SD no")]
    [InlineData("US VOD HD no contract=C2")]
    [InlineData("US VOD HD no 2027-01-01..open")]
    [InlineData("US VOD HD no open..2026-01-01")]
    [InlineData("US VOD HD no undated")]
    [InlineData("US VOD HD no 2026-06-01..2026-06-01")]
    [InlineData("US Library HD no")]
    public void Rows_of_different_rights_or_times_are_no_conflict(string other) => Assert.Empty(Among("US VOD HD", other));

    [Theory]
    [InlineData("US")]
    [InlineData("BR")]
    [InlineData("ZZ")]
    [InlineData("DE")]
    public void Rows_of_consecutive_days_are_no_conflict_though_the_zones_of_a_territory_share_hours(string territory)
    {
        var (june, july) = (Days(territory, new(2026, 6, 1), new(2026, 6, 30)), Days(territory, new(2026, 7, 1), new(2026, 7, 31)));

        Assert.Empty(AvailConflicts.Among([june, july with { Download = DownloadPermission.No }]));
        Assert.Empty(AvailConflicts.Among([june, Days(territory, new(2026, 7, 2), new(2026, 7, 31)) with { Download = DownloadPermission.No }]));
        Assert.Single(AvailConflicts.Among([june, Days(territory, new(2026, 6, 30), new(2026, 7, 31)) with { Download = DownloadPermission.No }]));
    }

    [Fact]
    public void Each_pair_is_told_once_the_one_that_opens_first_before_the_other()
    {
        var conflicts = Among("US VOD HD 2026-03-01..open no id=c", "US VOD HD 2026-01-01..open id=a", "US VOD HD 2026-02-01..2026-03-01 id=b");

        Assert.Equal(["a b False", "a c True"], conflicts.Select(conflict => $"{conflict.One.Id} {conflict.Other.Id} {conflict.IsContradiction}"));
    }

    [Fact]
    public void Very_many_rows_of_one_right_are_told_up_to_a_point()
    {
        var rows = Enumerable.Range(0, 50_000).Select(index => AvailText.Parse($"US VOD HD id={index:00000}"));

        Assert.Equal(AvailConflicts.MostOfOneRight, AvailConflicts.Among(rows).Length);
    }

    [Fact]
    public void Sentence_names_the_right_both_windows_and_what_differs() => Assert.Equal(
        "Two rows for VOD HD of md:alid:org:sample:one in US, open from 2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z "
        + "and from 2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z, "
        + "contradict each other in Download: let one end where the other starts, or take one out.",
        Assert.Single(Among("US VOD HD", "US VOD HD no")).Sentence);

    static ImmutableArray<AvailConflict> Among(params string[] rows) => AvailConflicts.Among(rows.Select(AvailText.Parse));

    static Avail Days(string territory, LocalDate first, LocalDate last) => AvailText.Parse($"{territory} VOD HD") with
    {
        Window = new Window(TerritoryClock.StartOf(Territory.Parse(territory), first), TerritoryClock.EndOf(Territory.Parse(territory), last)),
    };
}
