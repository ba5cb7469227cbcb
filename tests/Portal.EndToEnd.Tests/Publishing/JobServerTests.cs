using Portal.EndToEnd.Tests.Processes;
using Xunit;

namespace Portal.EndToEnd.Tests.Publishing;

public sealed class JobServerTests
{
    [Fact]
    public async Task Release_waits_for_a_job_server_and_goes_on_without_its_caller()
    {
        await using var portal = await PortalProcess.StartNew();
        var rights = await Rights.Of(portal);
        var feed = await FeedApi.Of(portal);
        var number = await feed.Settled() + 1;

        portal.RunsJobs = false;
        await portal.KillAndRestart();
        await rights.ApproveStorageWindow(days: 45);
        await portal.KillAndRestart();
        Assert.Equal(number, await feed.Ask());
        Assert.Equal("pending", (await feed.Release(number)).GetProperty("state").GetString());

        // Approved and asked for; the next process finds both.
        portal.RunsJobs = true;
        await portal.KillAndRestart();
        await feed.UntilApplied(number);
        Assert.Equal([$"{FeedApi.LocalFolder} applied"], await feed.StatesOf(number));
    }
}
