using Portal.Domain.Clocks;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Clocks;

public sealed class ViewerMessageTests
{
    static readonly DateTimeOffset Now = Instant.At("2026-06-01T12:00");

    [Theory]
    [InlineData("P30D", "Available for 30 more days")]
    [InlineData("P29DT23H59M59S", "Available for 29 more days")]
    [InlineData("P2D", "Available for 2 more days")]
    [InlineData("PT47H59M59S", "Available for 1 more day")]
    [InlineData("PT24H", "Available for 1 more day")]
    [InlineData("PT23H59M59S", "Available for 23 more hours")]
    [InlineData("PT2H", "Available for 2 more hours")]
    [InlineData("PT1H59M", "Available for 1 more hour")]
    [InlineData("PT59M59S", "Available for 59 more minutes")]
    [InlineData("PT1M", "Available for 1 more minute")]
    [InlineData("PT59S", "Available for less than a minute")]
    public void Unplayed_copy_counts_days_then_hours_then_minutes(string left, string message) =>
        Assert.Equal(message, For(left, Clock.Storage, hasPlayed: false));

    [Theory]
    [InlineData("P30D", "Expires in 30 days")]
    [InlineData("P4D", "Expires in 4 days")]
    [InlineData("PT95H59M59S", "Expires in 3 days")]
    [InlineData("PT72H1S", "Expires in 3 days")]
    [InlineData("PT72H", "Expires in 72 hours")]
    [InlineData("PT71H59M59S", "Expires in 71 hours")]
    [InlineData("PT47H59M59S", "Expires in 47 hours")]
    [InlineData("PT1H", "Expires in 1 hour")]
    [InlineData("PT59M59S", "Expires in 59 minutes")]
    [InlineData("PT1M", "Expires in 1 minute")]
    [InlineData("PT59S", "Expires in less than a minute")]
    public void Played_copy_counts_hours_up_to_three_days(string left, string message) =>
        Assert.Equal(message, For(left, Clock.Playback, hasPlayed: true));

    [Theory]
    [InlineData("P3D", "Connect within 3 days")]
    [InlineData("PT24H", "Connect within 1 day")]
    [InlineData("PT23H59M59S", "Connect within 23 hours")]
    [InlineData("PT59M", "Connect within 59 minutes")]
    [InlineData("PT1S", "Connect within less than a minute")]
    public void Governing_check_in_asks_to_connect_whether_played_or_not(string left, string message)
    {
        Assert.Equal(message, For(left, Clock.CheckIn, hasPlayed: false));
        Assert.Equal(message, For(left, Clock.CheckIn, hasPlayed: true));
    }

    [Theory]
    [InlineData(Clock.Storage)]
    [InlineData(Clock.Playback)]
    [InlineData(Clock.HardEnd)]
    [InlineData(Clock.CheckIn)]
    public void Copy_is_expired_from_the_very_instant(Clock clock)
    {
        Assert.Equal("Expired", ViewerMessage.For(new Expiry(Now, clock), false, Now));
        Assert.Equal("Expired", ViewerMessage.For(new Expiry(Now, clock), true, Now.AddDays(400)));
        Assert.NotEqual("Expired", ViewerMessage.For(new Expiry(Now, clock), true, Now.AddTicks(-1)));
    }

    [Fact]
    public void Nothing_that_ends_says_so() => Assert.Equal("No expiry", ViewerMessage.For(default, true, Now));

    static string For(string left, Clock clock, bool hasPlayed) =>
        ViewerMessage.For(new Expiry(Now + Duration.Parse(left).ToTimeSpan(), clock), hasPlayed, Now);
}
