using LicenseServer.Verification;

namespace LicenseServer.Tests.Guarantees;

/// <summary>14 crash consistency, the part with a full disk. Kills are in <see cref="Process.CrashTests"/>.</summary>
public class G14_FullDiskTests
{
    [Fact]
    public async Task Disk_that_fills_at_any_write_step_leaves_the_old_release_or_the_new_one()
    {
        var feed = new FeedFixture(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        var stopped = 0;

        for (var failAt = 1; failAt <= 60; failAt += 3)
        {
            var before = server.Status.Release;
            feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern], $"P{failAt}D"));
            var steps = 0;
            var limit = failAt;
            server.AtStep = _ =>
            {
                if (++steps >= limit)
                {
                    throw new IOException("No space left on device");
                }
            };
            var outcome = await server.UpdateAsync(feed);
            stopped += outcome.Refusal == Refusal.Unavailable ? 1 : 0;
            Assert.True(server.Ask().Allowed);

            server.AtStep = _ => { };
            await server.RestartAsync();
            Assert.True(server.Status.Release == before || server.Status.Release == feed.Release, $"step {failAt}: {server.Status}");
            Assert.Equal("applied", server.Status.State);
            await server.AppliesAsync(feed);
            Assert.Equal($"P{failAt}D", server.Ask().StorageWindow);
        }

        Assert.InRange(stopped, 5, 20);
    }
}
