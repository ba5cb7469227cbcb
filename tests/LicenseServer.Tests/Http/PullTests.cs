namespace LicenseServer.Tests.Http;

/// <summary>Pull, acknowledgements, and what a hostile feed may cost (guarantee 6).</summary>
public class PullTests
{
    readonly FeedFixture feed = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Pulled_release_is_applied_and_acknowledged()
    {
        feed.Publish(SampleCatalog.Default);
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal);

        var (status, body) = await server.PostAsync("pull");

        Assert.Equal((200, "applied", 1), (status, (string?)body["state"], (int?)body["release"]));
        Assert.Equal("""{"server":"east","release":1,"state":"applied","reason":null}""", Assert.Single(portal.Acknowledgements).ToJsonString());
    }

    [Fact]
    public async Task Rejected_release_is_acknowledged_with_its_reason()
    {
        feed.Publish(SampleCatalog.Of(["x"], tier: "imaginary"), 9);
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal);

        var (status, _) = await server.PostAsync("pull");

        Assert.Equal(422, status);
        var said = Assert.Single(portal.Acknowledgements);
        Assert.Equal((9, "rejected"), ((int?)said["release"], (string?)said["state"]));
        Assert.Contains("imaginary", (string?)said["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interval_pulls_each_new_release_unaided()
    {
        feed.Publish(SampleCatalog.Default);
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal, "--Pull:Interval", "00:00:00.2");

        await UntilAsync(() => portal.Acknowledgements.Any(said => (int?)said["release"] == 1));
        feed.Publish(SampleCatalog.Default);
        await UntilAsync(() => portal.Acknowledgements.Any(said => (int?)said["release"] == 2));

        Assert.Equal(2, portal.Acknowledgements.Count);
    }

    [Fact]
    public async Task Wrong_secret_or_no_portal_is_unavailable_and_rejects_nothing()
    {
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal, "--Pull:ClientSecret", "wrong");

        var (status, body) = await server.PostAsync("pull");

        Assert.Equal((503, "failed"), (status, (string?)body["state"]));
        Assert.Contains("Pull:ClientSecret", (string?)body["reason"], StringComparison.Ordinal);
        Assert.Equal("none", (string?)(await server.GetAsync("/policy-bundles/default/status"))["state"]);
    }

    [Theory]
    [InlineData("metadata/timestamp.json")]
    [InlineData("metadata/1.targets.json")]
    [InlineData("metadata/2.root.json")]
    [InlineData("release.json")]
    public async Task Endless_body_is_cut_at_its_limit(string name)
    {
        feed.Publish(SampleCatalog.Default);
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal);
        var path = feed.Files.Keys.SingleOrDefault(path => path.EndsWith("." + name, StringComparison.Ordinal)) ?? name;
        portal.Instead[path] = async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var (status, body) = await server.PostAsync("pull");

        Assert.Equal(422, status);
        Assert.Contains("is longer than", (string?)body["reason"], StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32L << 20);
    }

    [Fact]
    public async Task Slow_drip_is_cut_at_the_deadline()
    {
        feed.Publish(SampleCatalog.Default);
        await using var portal = await FeedHost.StartAsync(feed);
        await using var server = await StartAsync(portal, "--Pull:Deadline", "00:00:01");
        portal.Instead["metadata/timestamp.json"] = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync("{"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        };

        var (status, body) = await server.PostAsync("pull");

        Assert.Equal(503, status);
        Assert.Contains("did not arrive within 1 s", (string?)body["reason"], StringComparison.Ordinal);
    }

    Task<HttpServer> StartAsync(FeedHost portal, params string[] settings) => HttpServer.StartAsync(
        feed, ["--Portal:Address", portal.Address.ToString(), "--Pull:ClientSecret", FeedHost.Secret, .. settings]);

    static async Task UntilAsync(Func<bool> condition)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); !condition(); await Task.Delay(50))
        {
            Assert.True(DateTime.UtcNow < deadline, "The condition did not come true within 20 s.");
        }
    }
}
