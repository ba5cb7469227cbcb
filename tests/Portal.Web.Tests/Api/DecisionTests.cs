using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing.Rights;

namespace Portal.Web.Tests.Api;

[Collection(typeof(RightsTests))]
public sealed class DecisionTests(RightsFixture rights)
{
    const string Usual =
        """
        "titleId": "md:cid:org:corvid:quill-and-zephyr", "territory": "US", "platform": "android", "drm": "widevine", "securityLevel": "L1",
        "plan": "standard", "licenseType": "VOD", "quality": "HD", "at": "2026-06-01T12:00:00Z"
        """;

    [Fact]
    public async Task Allowed_download_has_the_contracts_shape()
    {
        var json = await Decide(Usual);

        Assert.Equal(["allowed", "reasons", "terms", "expiresAt", "governingClock", "viewerMessage", "avail"], json.Members());
        Assert.True(json.GetProperty("allowed").GetBoolean());
        Assert.Empty(json.GetProperty("reasons").EnumerateArray());
        Assert.Equal("2026-06-15T12:00:00Z", json.GetProperty("expiresAt").GetString());
        Assert.Equal("storage", json.GetProperty("governingClock").GetString());
        Assert.Equal("Available for 14 more days", json.GetProperty("viewerMessage").GetString());
        Assert.Equal(
            """{"alid":"md:cid:org:corvid:quill-and-zephyr:alid","territory":"US","licenseType":"VOD","formatProfile":"HD","start":"2026-01-01T00:00:00Z","end":"2027-01-01T00:00:00Z","contract":"CLW/2026 A"}""",
            json.GetProperty("avail").GetRawText());
        var terms = json.GetProperty("terms");
        Assert.Equal(Enum.GetValues<Term>().Select(term => term.WireName()), terms.Members());
        Assert.Equal(
            """{"value":"P14D","setBy":{"scope":"builtIn","id":"portal","value":"P30D"},"limitedBy":[{"scope":"deal","id":"CLW/2026 A","value":"P14D","clause":"4.2"}]}""",
            terms.GetProperty("storageWindow").GetRawText());
        Assert.Equal(
            """{"value":true,"setBy":{"scope":"title","id":"md:cid:org:corvid:quill-and-zephyr","value":true},"limitedBy":[]}""",
            terms.GetProperty("offlineAllowed").GetRawText());
    }

    [Fact]
    public async Task Refused_download_is_an_answer_with_every_reason()
    {
        var json = await Decide("""
            "titleId": "md:cid:org:corvid:both", "territory": "US", "platform": "chrome", "licenseType": "VOD", "quality": "SD",
            "rooted": true, "at": "2026-06-01T12:00:00Z"
            """);

        Assert.False(json.GetProperty("allowed").GetBoolean());
        Assert.Equal(
            ["OfflineForbidden", "QualityNotGranted", "PlatformCannotPersist", "PlatformNotGranted", "RootedDevice"],
            json.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()));
        Assert.All(json.GetProperty("reasons").EnumerateArray(), reason => Assert.Equal(["code", "message", "detail"], reason.Members()));
    }

    [Fact]
    public async Task Unknown_title_is_a_reason_and_no_404()
    {
        var json = await Decide("""
            "titleId": "nowhere", "territory": "US", "platform": "android"
            """);

        Assert.Equal("UnknownTitle", json.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("terms").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("avail").ValueKind);
    }

    [Fact]
    public async Task Copy_is_judged_by_its_clocks()
    {
        var played = await Decide(Usual.Replace("2026-06-01", "2026-05-20", StringComparison.Ordinal)
            + """, "issuedAt": "2026-05-15T00:00:00Z", "firstPlayedAt": "2026-05-20T11:00:00+00:00" """);
        var expired = await Decide(Usual + """, "issuedAt": "2026-05-15T00:00:00Z" """);

        Assert.Equal(("playback", "Expires in 47 hours"), (played.GetProperty("governingClock").GetString(), played.GetProperty("viewerMessage").GetString()));
        Assert.Equal("LicenceExpired", expired.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal("Expired", expired.GetProperty("viewerMessage").GetString());
    }

    [Fact]
    public async Task License_type_may_be_left_out_while_one_is_open()
    {
        var json = await Decide("""
            "titleId": "md:cid:org:corvid:both", "territory": "US", "platform": "android", "at": "2026-06-01T12:00:00Z"
            """);

        Assert.Equal("LicenseTypeNeeded", json.GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Every_member_that_cannot_be_meant_is_named()
    {
        var problem = await Ask("sample-author", """
            { "territory": "XX", "platform": "toaster", "drm": "clearkey", "hdcp": "9", "plan": "gold", "licenseType": "RENT", "quality": "4K",
              "membership": { "status": "gone", "until": "soon" }, "basis": { "feed": "default" }, "at": "noon",
              "issuedAt": "x", "firstPlayedAt": "y", "lastCheckInAt": "z" }
            """).Json(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            [
                "at", "basis", "drm", "firstPlayedAt", "hdcp", "issuedAt", "lastCheckInAt", "licenseType", "membership.status", "membership.until",
                "plan", "platform", "quality", "territory", "titleId",
            ],
            problem.Errors().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"drm\": \"fairplay\"", "drm")]
    [InlineData("\"securityLevel\": \"SL3000\"", "securityLevel")]
    [InlineData("\"platform\": \"ios\", \"drm\": \"fairplay\", \"securityLevel\": \"L1\"", "securityLevel")]
    [InlineData("\"issuedAt\": \"2026-06-01T12:00:01Z\"", "issuedAt")]
    [InlineData("\"issuedAt\": \"2026-05-01T00:00:00Z\", \"firstPlayedAt\": \"2026-04-30T23:59:59Z\"", "firstPlayedAt")]
    [InlineData("\"firstPlayedAt\": \"2026-05-30T00:00:00Z\"", "firstPlayedAt")]
    [InlineData("\"issuedAt\": \"2026-05-01T00:00:00Z\", \"firstPlayedAt\": \"2026-06-02T00:00:00Z\"", "firstPlayedAt")]
    [InlineData("\"issuedAt\": \"2026-05-01T00:00:00Z\", \"lastCheckInAt\": \"2026-04-01T00:00:00Z\"", "lastCheckInAt")]
    [InlineData("\"membership\": {}", "membership.status")]
    [InlineData("\"basis\": \"draft\"", "basis")]
    [InlineData("\"basis\": { \"changeSetId\": \"nowhere\" }", "basis")]
    [InlineData("\"basis\": { \"feed\": \"nowhere\", \"release\": 1 }", "basis")]
    [InlineData("\"basis\": { \"feed\": \"default\", \"release\": 1.5 }", "basis")]
    [InlineData("\"territory\": \"\"", "territory")]
    public async Task What_does_not_go_together_is_named(string members, string member)
    {
        // The later of two members of one name counts.
        var problem = await Ask("sample-author", $"{{ {Usual}, {members} }}").Json(HttpStatusCode.UnprocessableEntity);

        Assert.Equal([member], problem.Errors());
        Assert.StartsWith($"{member}: ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_member_is_refused_by_name()
    {
        var problem = await Ask("sample-author", $$"""{ {{Usual}}, "colour": 1 }""").Json(HttpStatusCode.BadRequest);

        Assert.Contains("colour", problem.Errors());
    }

    [Theory]
    [InlineData("sample-author", false, HttpStatusCode.OK)]
    [InlineData("sample-support", false, HttpStatusCode.OK)]
    [InlineData("sample-license-server", false, HttpStatusCode.Forbidden)]
    [InlineData("sample-author", true, HttpStatusCode.Forbidden)]
    [InlineData("sample-support", true, HttpStatusCode.OK)]
    [InlineData("sample-license-server", true, HttpStatusCode.OK)]
    public async Task Account_is_asked_about_by_support_and_license_servers_only(string client, bool withAccount, HttpStatusCode status) =>
        await Ask(client, $"{{ {Usual} {(withAccount ? ", \"accountId\": \"a1\", \"deviceId\": \"d1\"" : "")} }}").Json(status);

    [Fact]
    public async Task Change_set_shows_what_it_would_do()
    {
        await Keep(ChangeSet
            .Open("quill-and-zephyr-for-a-week", Scope.Title(RightsFixture.Movie), Author, DateTimeOffset.UnixEpoch)
            .Put(Author, new TermsChange(null, TermText.Parse("title {offlineAllowed: true, storageWindow: P7D}") with { Scope = Scope.Title(RightsFixture.Movie) }, 1, []), [RightsFixture.Owner])
            .OrThrow());

        var proposed = await Decide(Usual + """, "basis": { "changeSetId": "quill-and-zephyr-for-a-week" } """);
        var approved = await Decide(Usual + """, "basis": null """);

        Assert.Equal("2026-06-08T12:00:00Z", proposed.GetProperty("expiresAt").GetString());
        Assert.Equal("2026-06-15T12:00:00Z", approved.GetProperty("expiresAt").GetString());
    }

    static Viewer Author { get; } = new("sample-author", [Permission.ReadRights, Permission.WriteRights]);

    async Task Keep(ChangeSet changeSet) => await rights.Host.Services.GetRequiredService<IUnitOfWork>().Write(
        Durability.Normal,
        (session, cancellationToken) => rights.Host.Services.GetRequiredService<IChangeSetStore>().Save(session, changeSet, cancellationToken),
        CancellationToken.None);

    Task<JsonElement> Decide(string members) => Ask("sample-author", $"{{ {members} }}").Json(HttpStatusCode.OK);

    async Task<HttpResponseMessage> Ask(string client, string body)
    {
        using var api = await rights.Host.Api(client);
        return await api.PostAsync("/api/v1/decisions", ApiAnswers.Body(body));
    }
}
