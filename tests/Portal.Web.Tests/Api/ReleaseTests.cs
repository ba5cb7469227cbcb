using System.Net;
using System.Text.Json;

namespace Portal.Web.Tests.Api;

public sealed class ReleaseTests(FeedsFixture feeds) : IClassFixture<FeedsFixture>
{
    const string Releases = "/api/v1/feeds/default/releases";

    [Fact]
    public async Task Release_is_202_with_the_number_taken_and_200_when_nothing_is_new()
    {
        await feeds.Grant("api-release");
        var asked = await feeds.Ask("sample-approver", HttpMethod.Post, Releases, HttpStatusCode.Accepted);
        var number = asked.GetProperty("release").GetInt64();
        Assert.Equal(["release", "state"], asked.Members());
        Assert.Equal("pending", asked.GetProperty("state").GetString());
        var published = await feeds.Published(number);

        var again = await feeds.Ask("sample-approver", HttpMethod.Post, Releases, HttpStatusCode.OK);

        Assert.Equal((number, "published"), (again.GetProperty("release").GetInt64(), again.GetProperty("state").GetString()));
        Assert.Equal("sample-approver", published.GetProperty("requestedBy").GetString());
    }

    [Fact]
    public async Task Release_names_its_servers()
    {
        var release = await feeds.Published(1);

        Assert.Equal(
            [
                "release", "state", "requestedBy", "requestedAt", "publishedAt", "validUntil", "contentDigest", "titles", "policies", "changed",
                "withdrawn", "problem", "servers",
            ],
            release.Members());
        Assert.Equal((1, "published"), (release.GetProperty("release").GetInt64(), release.GetProperty("state").GetString()));
        Assert.InRange(release.GetProperty("titles").GetInt32(), 1, 1000);
        var server = Assert.Single(release.GetProperty("servers").EnumerateArray(), one => one.GetProperty("name").GetString() == "local-folder");
        Assert.Equal(["name", "state", "release", "attempts", "reason", "at", "nextAttemptAt"], server.Members());
        Assert.Equal((1, JsonValueKind.Null), (server.GetProperty("release").GetInt64(), server.GetProperty("reason").ValueKind));
    }

    [Fact]
    public async Task Release_can_be_the_basis_of_a_decision()
    {
        const string Question = """
            "titleId": "md:cid:org:sample:lantern", "territory": "US", "platform": "android", "securityLevel": "L1", "licenseType": "VOD", "quality": "HD"
            """;
        await feeds.Published(1);

        var judged = await feeds.Ask(
            "sample-author", HttpMethod.Post, "/api/v1/decisions", HttpStatusCode.OK, $$"""{ {{Question}}, "basis": { "feed": "default", "release": 1 } }""");
        var missing = await feeds.Ask(
            "sample-author", HttpMethod.Post, "/api/v1/decisions", HttpStatusCode.UnprocessableEntity, $$"""{ {{Question}}, "basis": { "feed": "default", "release": 999 } }""");

        Assert.True(judged.GetProperty("allowed").GetBoolean());
        Assert.Equal(
            """{"value":"P30D","setBy":{"scope":"release","id":"default/1","value":"P30D"},"limitedBy":[]}""",
            judged.GetProperty("terms").GetProperty("storageWindow").GetRawText());
        Assert.Equal(JsonValueKind.Null, judged.GetProperty("avail").ValueKind);
        Assert.Equal(["basis"], missing.Errors());
    }

    [Fact]
    public async Task Releases_are_listed_newest_first()
    {
        var list = await feeds.Ask("sample-approver", HttpMethod.Get, $"{Releases}?page=1&pageSize=1", HttpStatusCode.OK);

        Assert.Equal(["items", "total", "page", "pageSize"], list.Members());
        Assert.Equal(list.GetProperty("total").GetInt64(), Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("release").GetInt64());
        await feeds.Ask("sample-approver", HttpMethod.Get, $"{Releases}?page=0", HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("POST", "/api/v1/feeds/elsewhere/releases")]
    [InlineData("GET", "/api/v1/feeds/default/releases/999")]
    [InlineData("GET", "/api/v1/feeds/elsewhere")]
    public async Task What_is_not_there_is_404(string method, string address) =>
        await feeds.Ask("sample-approver", new HttpMethod(method), address, HttpStatusCode.NotFound);

    [Theory]
    [InlineData("POST", Releases)]
    [InlineData("GET", Releases + "/1")]
    [InlineData("POST", Releases + "/1/confirm")]
    [InlineData("GET", "/api/v1/feeds/default/license-servers")]
    public async Task Publishing_takes_its_own_scope(string method, string address)
    {
        await feeds.Ask("sample-author", new HttpMethod(method), address, HttpStatusCode.Forbidden);
        using var nobody = feeds.Host.Plain();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        await nobody.SendAsync(request).Json(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Release_that_does_not_wait_cannot_be_confirmed() =>
        await feeds.Ask("sample-approver", HttpMethod.Post, $"{Releases}/1/confirm", HttpStatusCode.Conflict);
}
