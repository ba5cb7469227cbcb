namespace LicenseServer.Tests.Guarantees;

/// <summary>3 freeze and clock.</summary>
public class G03_FreezeTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    readonly FeedFixture feed = new(Now);

    [Fact]
    public async Task Expired_timestamp_is_never_adopted_and_the_last_release_serves_stale_until_valid_until()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern]));
        server.Time.Advance(TimeSpan.FromHours(27));

        Assert.Contains("expired", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal("stale", server.Status.State);
        Assert.Contains("expired 3 h ago", server.Status.Reason, StringComparison.Ordinal);
        Assert.Equal(1, server.Status.Release);
        Assert.True(server.Ask().Allowed);

        server.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal("expired", server.Status.State);
        Assert.Equal("ReleaseExpired", server.Ask().Reason);
        Assert.Equal("ReleaseExpired", server.Ask(at: Now).Reason);
    }

    [Fact]
    public async Task Setting_the_clock_back_revives_nothing_also_over_a_restart()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        server.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal("expired", server.Status.State);

        await server.RestartAsync(setTo: Now);

        Assert.Equal("expired", server.Status.State);
        Assert.False(server.Ask().Allowed);
        Assert.Contains("expired", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timestamp_signed_again_ends_staleness()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        server.Time.Advance(TimeSpan.FromHours(30));
        Assert.Equal("stale", server.Status.State);
        feed.Now = server.Time.GetUtcNow();
        feed.SignTimestamp(feed.Snapshot!);

        await server.AppliesAsync(feed);

        Assert.Equal("applied", server.Status.State);
    }

    [Fact]
    public async Task Instant_of_expiry_itself_is_expired()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        server.Time.Advance(TimeSpan.FromHours(24));

        Assert.Contains("expired at 2026-06-02T12:00:00Z", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }
}
