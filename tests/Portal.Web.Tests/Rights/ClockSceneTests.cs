using Portal.Domain.Clocks;
using Portal.Domain.Time;
using Portal.Web.Features.Clocks;

namespace Portal.Web.Tests.Rights;

public sealed class ClockSceneTests
{
    static readonly DateTimeOffset First = new(2027, 3, 1, 14, 0, 0, TimeSpan.Zero);
    static readonly LicenceClocks Rental = new(Duration.FromDays(30), Duration.FromHours(48), null, null, true);

    [Fact]
    public void Never_opened_ends_with_the_storage_window()
    {
        var scene = new ClockScene(Rental, First);
        scene.Play(false);

        Assert.Equal(new Expiry(First.AddDays(30), Clock.Storage), scene.Ends);
        Assert.Equal("Available for 30 more days", scene.WordsAtIssue);
        Assert.Null(scene.WordsAtFirstPlay);
    }

    [Fact]
    public void First_played_on_the_20th_ends_on_the_22nd()
    {
        var scene = new ClockScene(Rental, First);
        scene.Move(ClockHandle.FirstPlayed, First.AddDays(19));
        scene.Move(ClockHandle.Now, First.AddDays(19).AddMinutes(1));

        Assert.Equal(new Expiry(First.AddDays(21), Clock.Playback), scene.Ends);
        Assert.Equal("Expires in 47 hours", scene.WordsNow);
        Assert.Equal(Clock.Playback, Assert.Single(scene.Bars, bar => bar.Governs).Clock);
    }

    [Fact]
    public void Words_before_first_play_do_not_know_of_it()
    {
        var scene = new ClockScene(Rental, First);
        scene.Move(ClockHandle.FirstPlayed, First.AddDays(19));
        scene.Move(ClockHandle.Now, First.AddHours(1));

        Assert.Equal("Available for 29 more days", scene.WordsNow);
    }

    [Fact]
    public void Issue_moved_past_the_others_takes_them_along()
    {
        var scene = new ClockScene(Rental, First);
        scene.Move(ClockHandle.Issued, First.AddDays(60));

        Assert.Equal(First.AddDays(60), scene.FirstPlayedAt);
        Assert.Equal(First.AddDays(60), scene.Now);
    }

    [Fact]
    public void First_play_after_the_end_is_too_late()
    {
        var scene = new ClockScene(Rental, First);
        scene.Move(ClockHandle.FirstPlayed, First.AddDays(31));
        scene.Move(ClockHandle.Now, First.AddDays(32));

        Assert.True(scene.PlaysTooLate);
        Assert.Equal("Expired", scene.WordsNow);
    }

    [Fact]
    public void Dragging_does_not_move_the_axis_until_dropped()
    {
        var scene = new ClockScene(Rental, First);
        var before = scene.Axis;
        scene.Move(ClockHandle.Now, First.AddDays(200));
        Assert.Equal(before, scene.Axis);

        scene.Settle();
        Assert.True(scene.Axis.Holds(scene.Now));
    }

    [Fact]
    public void Hard_end_far_away_leaves_the_axis_readable()
    {
        var scene = new ClockScene(Rental with { HardEnd = First.AddYears(20) }, First);

        Assert.True(scene.Axis.Span < TimeSpan.FromDays(90));
    }

    [Fact]
    public void No_clock_at_all_never_expires()
    {
        var scene = new ClockScene(default, First);

        Assert.Equal("No expiry", scene.WordsNow);
        Assert.Empty(scene.Bars);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(4000)]
    public void Axis_has_a_handful_of_round_marks(int days)
    {
        var axis = ClockAxis.Covering([First, First.AddDays(days)]);

        Assert.InRange(axis.Ticks().Count(), 2, 9);
        Assert.Equal(First, axis.At(axis.PercentOf(First) / 100), TimeSpan.FromHours(1));
    }
}
