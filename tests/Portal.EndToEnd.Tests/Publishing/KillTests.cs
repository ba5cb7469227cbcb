using Portal.EndToEnd.Tests.Processes;
using Xunit;

namespace Portal.EndToEnd.Tests.Publishing;

public sealed class KillTests
{
    const int Points = 10;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Publishing logs eleven steps of a release with two servers, from "taken up" to the last "is Applied"; the portal is killed as
    /// soon as the first of them is read, then the second, and so on.
    /// </summary>
    [Fact]
    public async Task Killed_at_ten_points_of_publishing_the_next_start_finishes_and_skips_no_number()
    {
        await using var portal = await PortalProcess.StartNew();
        var rights = await Rights.Of(portal);
        var feed = await FeedApi.Of(portal);
        var live = new LiveFeed(await portal.ApiOf(SampleClients.LicenseServer));
        var number = await feed.Settled();
        await using var server = await LicenseServerProcess.StartFor(portal);
        await feed.Add(server);
        await feed.UntilApplied(number);

        for (var point = 1; point <= Points; point++)
        {
            await rights.ApproveStorageWindow(days: 30 + point);
            number++;
            var killed = portal.KillHardAt(StepOf(number, point), Limit);
            await AskOf(feed);
            await killed;
            await portal.Start();

            // No one asks again: the record of the request is enough. Every token here was issued before the first kill.
            await feed.UntilApplied(number);
            Assert.Equal(number, await live.Release());
            Assert.Equal(number, await server.Release());
            Assert.Equal(number, await feed.Ask());
        }

        var releases = await feed.Releases();
        Assert.Equal(Enumerable.Range(1, releases.Count).Reverse().Select(each => (long)each), releases.Select(release => release.GetProperty("release").GetInt64()));
        Assert.All(releases, release => Assert.Equal("published", release.GetProperty("state").GetString()));
    }

    static Func<string, bool> StepOf(long release, int point)
    {
        var seen = 0;
        return line => line.StartsWith("info:", StringComparison.Ordinal)
            && line.Contains($"Release {release} of {LicenseServerProcess.Feed}", StringComparison.Ordinal)
            && ++seen == point;
    }

    // The portal may die before it has answered; what was asked for is on record by the time its first step is logged.
    static async Task AskOf(FeedApi feed)
    {
        try
        {
            await feed.Ask();
        }
        catch (HttpRequestException)
        {
        }
    }
}
