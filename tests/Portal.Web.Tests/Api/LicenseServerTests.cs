using System.Net;
using System.Text.Json;

namespace Portal.Web.Tests.Api;

public sealed class LicenseServerTests(FeedsFixture feeds) : IClassFixture<FeedsFixture>
{
    const string Servers = "/api/v1/feeds/default/license-servers";
    const string Acknowledgements = "/api/v1/feeds/default/acknowledgements";

    [Fact]
    public async Task Server_is_put_on_record_twice_and_never_gives_its_token()
    {
        const string body = """{ "method": "push", "address": "http://127.0.0.1:9", "pushToken": "secret" }""";
        await feeds.Ask("sample-approver", HttpMethod.Put, $"{Servers}/pushed", HttpStatusCode.OK, body);

        var kept = await feeds.Ask("sample-approver", HttpMethod.Put, $"{Servers}/pushed", HttpStatusCode.OK, body);

        Assert.Equal(("pushed", "push", JsonValueKind.Null), (kept.GetProperty("name").GetString(), kept.GetProperty("method").GetString(), kept.GetProperty("pushToken").ValueKind));
        var listed = await feeds.Ask("sample-approver", HttpMethod.Get, Servers, HttpStatusCode.OK);
        Assert.DoesNotContain("secret", listed.ToString(), StringComparison.Ordinal);
        Assert.Single(listed.GetProperty("items").EnumerateArray(), server => server.GetProperty("name").GetString() == "pushed");
    }

    [Theory]
    [InlineData("Bad_Name", """{ "method": "pull" }""")]
    [InlineData("no-address", """{ "method": "push", "pushToken": "secret" }""")]
    [InlineData("no-token", """{ "method": "push", "address": "http://127.0.0.1:9" }""")]
    [InlineData("other-scheme", """{ "method": "push", "address": "file:///etc", "pushToken": "secret" }""")]
    [InlineData("no-folder", """{ "method": "folder" }""")]
    [InlineData("one", """{ "name": "other", "method": "pull" }""")]
    [InlineData("one", """{ }""")]
    [InlineData("no-method", """{ "method": "pigeon" }""")]
    public async Task Server_that_cannot_be_reached_is_422(string name, string body) =>
        await feeds.Ask("sample-approver", HttpMethod.Put, $"{Servers}/{name}", HttpStatusCode.UnprocessableEntity, body);

    [Fact]
    public async Task Server_of_an_unknown_feed_is_404_and_of_a_client_who_may_not_publish_403()
    {
        const string body = """{ "method": "pull" }""";
        await feeds.Ask("sample-approver", HttpMethod.Put, "/api/v1/feeds/elsewhere/license-servers/x", HttpStatusCode.NotFound, body);
        await feeds.Ask("sample-author", HttpMethod.Put, $"{Servers}/x", HttpStatusCode.Forbidden, body);
    }

    [Fact]
    public async Task Acknowledgement_is_recorded_and_may_be_repeated()
    {
        await feeds.Ask("sample-approver", HttpMethod.Put, $"{Servers}/puller", HttpStatusCode.OK, """{ "method": "pull" }""");
        const string body = """{ "server": "puller", "release": 1, "state": "applied", "reason": null }""";
        await feeds.Ask("sample-license-server", HttpMethod.Post, Acknowledgements, HttpStatusCode.OK, body);
        await feeds.Ask("sample-license-server", HttpMethod.Post, Acknowledgements, HttpStatusCode.OK, body);

        var release = await feeds.Published(1);

        var server = release.GetProperty("servers").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "puller");
        Assert.Equal("applied", server.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{ "server": "nobody", "release": 1, "state": "applied" }""", HttpStatusCode.NotFound)]
    [InlineData("""{ "server": "local-folder", "release": 999, "state": "applied" }""", HttpStatusCode.NotFound)]
    [InlineData("""{ "server": "local-folder", "release": 1, "state": "pending" }""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{ "release": 1, "state": "applied" }""", HttpStatusCode.UnprocessableEntity)]
    public async Task Acknowledgement_of_nothing_known_is_refused(string body, HttpStatusCode status) =>
        await feeds.Ask("sample-license-server", HttpMethod.Post, Acknowledgements, status, body);

    [Fact]
    public async Task Acknowledgement_needs_the_scope_and_the_grant()
    {
        const string body = """{ "server": "local-folder", "release": 1, "state": "applied" }""";
        await feeds.Ask("sample-approver", HttpMethod.Post, Acknowledgements, HttpStatusCode.Forbidden, body);
        await feeds.Ask("sample-license-server", HttpMethod.Post, "/api/v1/feeds/elsewhere/acknowledgements", HttpStatusCode.Forbidden, body);
    }
}
