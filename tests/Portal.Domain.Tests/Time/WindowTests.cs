using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Time;

public sealed class WindowTests
{
    static readonly Window June = new(Instant.At("2026-06-01"), Instant.At("2026-07-01"));

    [Theory]
    [InlineData("2026-05-31T23:59:59", false, false, false)]
    [InlineData("2026-06-01", true, false, true)]
    [InlineData("2026-06-30T23:59:59", true, false, true)]
    [InlineData("2026-07-01", true, true, false)]
    public void Window_is_half_open(string at, bool started, bool ended, bool open)
    {
        Assert.Equal((started, ended, open), (June.HasStartedAt(Instant.At(at)), June.HasEndedAt(Instant.At(at)), June.IsOpenAt(Instant.At(at))));
    }

    [Fact]
    public void Missing_ends_are_always_open()
    {
        Assert.True(Window.Always.IsOpenAt(DateTimeOffset.MinValue) && Window.Always.IsOpenAt(DateTimeOffset.MaxValue));
        Assert.True(new Window(null, June.End).IsOpenAt(DateTimeOffset.MinValue));
        Assert.False(new Window(null, June.End).IsOpenAt(June.End!.Value));
        Assert.True(new Window(June.Start, null).IsOpenAt(DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData("2026-07-01", "2026-08-01", false)]
    [InlineData("2026-06-30", "2026-08-01", true)]
    [InlineData("2026-05-01", "2026-06-01", false)]
    [InlineData("2026-05-01", "2026-06-02", true)]
    [InlineData("2026-06-10", "2026-06-11", true)]
    [InlineData("2026-01-01", "2027-01-01", true)]
    public void Windows_that_only_touch_do_not_overlap(string start, string end, bool overlap)
    {
        var other = new Window(Instant.At(start), Instant.At(end));
        Assert.Equal(overlap, June.Overlaps(other));
        Assert.Equal(overlap, other.Overlaps(June));
    }

    [Fact]
    public void Window_without_ends_overlaps_every_other()
    {
        Assert.True(Window.Always.Overlaps(June) && June.Overlaps(Window.Always));
        Assert.False(new Window(null, June.Start).Overlaps(June));
        Assert.False(new Window(June.End, null).Overlaps(June));
    }
}
