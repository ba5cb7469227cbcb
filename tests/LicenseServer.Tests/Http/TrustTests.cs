using LicenseServer.Composition;

namespace LicenseServer.Tests.Http;

/// <summary>Where trust starts, and settings that do not add up.</summary>
public class TrustTests
{
    [Fact]
    public async Task First_root_is_trusted_where_that_was_allowed_and_held_to_ever_after()
    {
        var feed = new FeedFixture(DateTimeOffset.UtcNow);
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(pinnedRoot: null);
        await server.PushAsync(feed);
        Assert.Equal(200, (await server.PostAsync("activate", new { release = 1 })).Status);

        var stranger = new FeedFixture(DateTimeOffset.UtcNow);
        stranger.Publish(SampleCatalog.Default, 2);
        using var refused = await server.PutAsync("metadata/timestamp.json", stranger.Files["metadata/timestamp.json"]);

        Assert.Equal(422, (int)refused.StatusCode);
        var problem = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("0 good signatures", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_do_not_add_up_are_listed_all_at_once()
    {
        var error = Assert.Throws<SettingsException>(() => LicenseServerApp.Build(
            ["--Feeds:0:Name", "Not A Name", "--Feeds:1:Name", "b", "--Feeds:1:RootPath", "/nowhere.json", "--Pull:Interval", "00:00:01"]));

        Assert.All(
            ["Feeds:0:Name", "Feeds:0:RootPath", "Feeds:1:RootPath", "Portal:Address"],
            setting => Assert.Contains(setting, error.Message, StringComparison.Ordinal));
    }
}
