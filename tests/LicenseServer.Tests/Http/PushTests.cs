using System.Net;
using System.Text.Json.Nodes;

namespace LicenseServer.Tests.Http;

/// <summary>The push contract, end to end over HTTP.</summary>
public class PushTests
{
    readonly FeedFixture feed = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Pushed_release_is_applied_and_served()
    {
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(feed);
        await server.PushAsync(feed);

        var (status, body) = await server.PostAsync("activate", new { release = 1 });

        Assert.Equal(200, status);
        Assert.Equal("applied", (string?)body["state"]);
        Assert.Equal(1, (int?)body["release"]);
        var reported = await server.GetAsync("/policy-bundles/default/status");
        Assert.Equal("applied", (string?)reported["state"]);
        Assert.Equal(1, (int?)reported["release"]);
        Assert.Null((string?)reported["reason"]);
        Assert.InRange(Expires(reported), feed.Now.AddHours(23), feed.Now.AddHours(25));
    }

    [Fact]
    public async Task Licence_is_what_the_release_grants()
    {
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(feed);
        await server.PushAsync(feed);
        await server.PostAsync("activate", new { release = 1 });

        var answer = await server.GetAsync(
            $"/licences/{Uri.EscapeDataString(SampleCatalog.Lantern)}?quality=HD&territory=US&licenseType=VOD&platform=ios");
        Assert.True((bool)answer["allowed"]!, answer.ToJsonString());
        Assert.Equal("persistent-license", (string?)answer["sessionType"]);
        Assert.Equal("P30D", (string?)answer["storageWindow"]);
        Assert.Equal("PT48H", (string?)answer["playbackWindow"]);
        Assert.Equal(["HD", "SD", "AUDIO"], answer["keys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(12, ((string)answer["policyId"]!).Length);

        Assert.True((bool)(await server.GetAsync($"/licences/{Uri.EscapeDataString(SampleCatalog.Eidr)}?quality=SD"))["allowed"]!);
        Assert.Contains("%2F", Uri.EscapeDataString(SampleCatalog.Eidr), StringComparison.Ordinal);
        Assert.Equal("OfflineForbidden", (string?)(await server.GetAsync("/licences/absent?quality=HD"))["reason"]);
        Assert.Equal("ReleaseExpired", (string?)(await server.GetAsync("/licences/absent?at=2099-01-01T00:00:00Z"))["reason"]);
    }

    [Fact]
    public async Task Push_without_the_secret_is_401()
    {
        await using var server = await HttpServer.StartAsync(feed);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "another");

        using var put = await server.PutAsync("metadata/timestamp.json", [1]);
        Assert.Equal(HttpStatusCode.Unauthorized, put.StatusCode);
        Assert.Equal(401, (await server.PostAsync("activate", new { release = 1 })).Status);
        Assert.Equal(401, (await server.PostAsync("pull")).Status);
        Assert.Equal("none", (string?)(await server.GetAsync("/policy-bundles/default/status"))["state"]);
    }

    [Theory]
    [InlineData("metadata/../../escape.json", 404)]
    [InlineData("metadata/..%2F..%2Fescape.json", 400)]
    [InlineData("other/file.json", 400)]
    [InlineData("targets/release.json", 400)]
    [InlineData("targets/0000000000000000000000000000000000000000000000000000000000000000.release.json", 422)]
    public async Task Push_to_another_place_is_refused(string path, int status)
    {
        await using var server = await HttpServer.StartAsync(feed);

        using var response = await server.PutAsync(path, "{}"u8.ToArray());

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Timestamp_over_16_KiB_is_cut()
    {
        await using var server = await HttpServer.StartAsync(feed);

        using var response = await server.PutAsync("metadata/timestamp.json", new byte[16 * 1024 + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Next_push_needs_only_what_is_new_and_a_repeated_activation_is_harmless()
    {
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(feed);
        await server.PushAsync(feed);
        await server.PostAsync("activate", new { release = 1 });
        var known = feed.Copy();
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern, SampleCatalog.Eidr, "another"]));
        await server.PushAsync(feed, path => path == "metadata/timestamp.json" || !known.ContainsKey(path));

        Assert.Equal(200, (await server.PostAsync("activate", new { release = 2 })).Status);
        Assert.Equal(200, (await server.PostAsync("activate", new { release = 2 })).Status);
        Assert.True((bool)(await server.GetAsync("/licences/another?quality=SD"))["allowed"]!);
    }

    [Fact]
    public async Task Rejections_carry_release_and_reason()
    {
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(feed);
        await server.PushAsync(feed);
        var (conflict, other) = await server.PostAsync("activate", new { release = 7 });
        Assert.Equal((409, "rejected"), (conflict, (string?)other["state"]));
        await server.PostAsync("activate", new { release = 1 });

        feed.Publish(SampleCatalog.Of(["x"], tier: "imaginary"));
        await server.PushAsync(feed);
        var (status, body) = await server.PostAsync("activate", new { release = 2 });

        Assert.Equal((422, "rejected", 2), (status, (string?)body["state"], (int?)body["release"]));
        Assert.Contains("imaginary", (string?)body["reason"], StringComparison.Ordinal);
        Assert.Equal(1, (int?)(await server.GetAsync("/policy-bundles/default/status"))["release"]);
    }

    [Fact]
    public async Task Timestamp_signed_again_needs_no_activation()
    {
        feed.Publish(SampleCatalog.Default);
        await using var server = await HttpServer.StartAsync(feed);
        await server.PushAsync(feed);
        await server.PostAsync("activate", new { release = 1 });
        feed.Now = feed.Now.AddHours(6);
        feed.SignTimestamp(feed.Snapshot!);

        await server.PushAsync(feed, path => path == "metadata/timestamp.json");

        var expires = Expires(await server.GetAsync("/policy-bundles/default/status"));
        Assert.InRange(expires, feed.Now.AddHours(23), feed.Now.AddHours(25));
    }

    static DateTimeOffset Expires(JsonNode status) => status["metadataExpires"]!.GetValue<DateTimeOffset>();
}
