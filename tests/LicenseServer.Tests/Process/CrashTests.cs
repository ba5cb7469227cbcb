namespace LicenseServer.Tests.Process;

/// <summary>14 crash consistency: a real process killed at write steps. PORTAL_LONG=1 runs 200 points instead of 6.</summary>
public class CrashTests
{
    static readonly int Points = Environment.GetEnvironmentVariable("PORTAL_LONG") == "1" ? 200 : 6;

    readonly FeedFixture feed = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Server_killed_at_any_write_step_restarts_with_exactly_one_verified_release()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var portal = await FeedHost.StartAsync(feed);
        var base1 = Directory.CreateTempSubdirectory("license-server-base-").FullName;
        feed.Publish(SampleCatalog.Default);
        await ApplyAsync(base1, portal);
        var first = feed.Copy();
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern, "second"], "P14D"));
        var second = feed.Copy();
        var killed = 0;

        for (var point = 0; point < Points; point++)
        {
            // Half of them on the way from nothing to the first release (some 1,050 steps), half from the first to the second (some 50).
            var fromNothing = point % 2 == 0;
            var step = random.Next(1, fromNothing ? 1050 : 50);
            var folder = Directory.CreateTempSubdirectory("license-server-crash-").FullName;
            feed.Serve(fromNothing ? first : second);
            if (!fromNothing)
            {
                Copy(base1, folder);
            }

            killed += await KilledAsync(folder, portal, step) ? 1 : 0;
            await AssertOneReleaseAsync(folder, portal, fromNothing ? 0 : 1, $"seed {seed}, point {point}, step {step}");
            Directory.Delete(folder, recursive: true);
        }

        Directory.Delete(base1, recursive: true);
        Assert.InRange(killed, Points / 2, Points);
    }

    async Task ApplyAsync(string folder, FeedHost portal)
    {
        await using var server = await ServerProcess.StartAsync(folder, feed, portal);
        Assert.Equal("applied", (string?)(await server.PullAsync())?["state"]);
    }

    async Task<bool> KilledAsync(string folder, FeedHost portal, int step)
    {
        await using var server = await ServerProcess.StartAsync(folder, feed, portal, step);
        return server.HasExited || await server.PullAsync() is null;
    }

    async Task AssertOneReleaseAsync(string folder, FeedHost portal, int atLeast, string where)
    {
        await using var server = await ServerProcess.StartAsync(folder, feed, portal);
        var status = await server.GetAsync("/policy-bundles/default/status");
        var release = (int?)status["release"] ?? 0;
        Assert.True(release >= atLeast, $"{where}: {status}");
        Assert.True((string?)status["state"] == (release == 0 ? "none" : "applied"), $"{where}: {status}");
        var lantern = await server.GetAsync($"/licences/{SampleCatalog.Lantern}?quality=HD");
        var expected = release switch { 0 => null, 1 => "P30D", _ => "P14D" };
        Assert.True((string?)lantern["storageWindow"] == expected && (bool)lantern["allowed"]! == (release > 0), $"{where}: {lantern}");

        Assert.Equal("applied", (string?)(await server.PullAsync())?["state"]);
        Assert.Equal(feed.Release > 1 && atLeast == 1 ? 2 : 1, (int?)(await server.GetAsync("/policy-bundles/default/status"))["release"]);
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
