using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing.Host;
using Portal.Testing.Rights;

namespace Portal.Web.Tests.Api;

/// <summary>Terms are put, submitted and decided over HTTP; each test has a title of its own.</summary>
public sealed class ChangeTests(HostFixture fixture) : IAsyncLifetime
{
    const string Terms = """
        { "territories": null, "licenseTypes": null,
          "values": { "offlineAllowed": true, "storageWindow": "P45D", "playbackWindow": "PT48H" },
          "limits": { "storageWindow": { "value": "P60D", "clause": "4.2" } } }
        """;

    readonly string title = $"10.5240/{Guid.NewGuid():N}";
    readonly string deal = $"Deal {Guid.NewGuid():N}";

    PortalHost Host => fixture.Host;

    string TermsOfTitle => $"/api/v1/titles/{Uri.EscapeDataString(title)}/offline-terms";

    string TermsOfDeal => $"/api/v1/scopes/deal/{Uri.EscapeDataString(deal)}/offline-terms";

    public async ValueTask InitializeAsync() => await CatalogSeed.Put(
        Host.Services,
        [new Title(title, "Slack Water", TitleKind.Movie, null, "Tidewrack Pictures", null, null, 7)],
        [AvailText.Parse("US VOD HD 2026-01-01..open") with { Id = title, Alid = title, TitleId = title, ContentOwner = "Tidewrack Pictures", Contract = deal }]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Terms_are_put_submitted_and_approved_by_someone_else()
    {
        using var author = await Host.Api("sample-author");
        using var approver = await Host.Api("sample-approver");

        using var put = await Put(author, TermsOfTitle, Terms, "\"7\"");
        var drafted = await Json(put, HttpStatusCode.OK);
        var id = drafted.GetProperty("changeSetId").GetString();
        Assert.Equal((7, 0), (drafted.GetProperty("version").GetInt64(), drafted.GetProperty("lint").GetArrayLength()));
        Assert.Equal("\"7\"", put.Headers.ETag?.Tag);

        var submitted = await Json(await Post(author, $"/api/v1/change-sets/{id}/submit", """{ "reason": "Amendment 2" }"""), HttpStatusCode.OK);
        Assert.Equal("submitted", submitted.GetProperty("state").GetString());

        var queue = await Json(await approver.GetAsync("/api/v1/change-sets?state=submitted&pageSize=500"), HttpStatusCode.OK);
        Assert.Contains(queue.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == id);

        var approved = await Json(await Post(approver, $"/api/v1/change-sets/{id}/approve", """{ "comment": "Fine" }"""), HttpStatusCode.OK);
        Assert.Equal(("approved", "sample-author"), (approved.GetProperty("state").GetString(), approved.GetProperty("author").GetString()));
        Assert.Contains(
            "Storage window: inherited → 45 days",
            approved.GetProperty("items")[0].GetProperty("differences").EnumerateArray().Select(difference => difference.GetProperty("message").GetString()));
        Assert.Equal(1, approved.GetProperty("effect").GetProperty("rows")[0].GetProperty("gained").GetInt32());

        using var got = await author.GetAsync(Raw(TermsOfTitle));
        var statement = Assert.Single((await Json(got, HttpStatusCode.OK)).GetProperty("statements").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Terms).RootElement, statement), statement.ToString());
        Assert.Equal("\"8\"", got.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task Own_work_is_refused_by_name()
    {
        using var both = await Host.Api("sample-both");
        var id = (await Json(await Put(both, TermsOfDeal, Terms, "\"1\""), HttpStatusCode.OK)).GetProperty("changeSetId").GetString();
        await Json(await Post(both, $"/api/v1/change-sets/{id}/submit", ""), HttpStatusCode.OK);

        var refusal = await Json(await Post(both, $"/api/v1/change-sets/{id}/approve", ""), HttpStatusCode.Forbidden);

        Assert.Equal("ownWork", refusal.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Write_without_a_version_is_428_and_with_a_stale_one_412_with_what_changed()
    {
        using var author = await Host.Api("sample-author");
        using var approver = await Host.Api("sample-approver");
        await Json(await Put(author, TermsOfDeal, Terms, null), HttpStatusCode.PreconditionRequired);

        var id = (await Json(await Put(author, TermsOfDeal, Terms, "\"1\""), HttpStatusCode.OK)).GetProperty("changeSetId").GetString();
        await Json(await Post(author, $"/api/v1/change-sets/{id}/submit", ""), HttpStatusCode.OK);
        await Json(await Post(approver, $"/api/v1/change-sets/{id}/approve", ""), HttpStatusCode.OK);
        var stale = await Json(await Put(author, TermsOfDeal, Terms, "\"1\""), HttpStatusCode.PreconditionFailed);

        Assert.Equal(2, stale.GetProperty("currentVersion").GetInt64());
        Assert.Equal(id, stale.GetProperty("changes")[0].GetProperty("changeSetId").GetString());
    }

    [Fact]
    public async Task Terms_that_cannot_be_read_are_refused_with_every_problem_by_its_path()
    {
        using var author = await Host.Api("sample-author");

        var refusal = await Json(
            await Put(author, TermsOfTitle, """{ "values": { "storageWindow": "PT0S", "storrageWindow": "P1D" }, "limts": {} }""", "\"7\""),
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            ["limts", "values.storageWindow", "values.storrageWindow"],
            refusal.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Errors_block_and_warnings_need_a_reason()
    {
        using var author = await Host.Api("sample-author");
        var wrong = await Json(await Put(author, TermsOfTitle, """{ "values": { "platforms": ["chrome"] } }""", "\"7\""), HttpStatusCode.OK);
        var finding = Assert.Single(wrong.GetProperty("lint").EnumerateArray(), one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal(
            ("error", "NoPlatformPersists", "platforms"),
            (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(), finding.GetProperty("term").GetString()));
        await Json(await Post(author, $"/api/v1/change-sets/{wrong.GetProperty("changeSetId").GetString()}/submit", """{ "reason": "So" }"""), HttpStatusCode.UnprocessableEntity);

        var doubtful = await Json(await Put(author, TermsOfDeal, """{ "values": { "qualities": { "HD": { "deviceTier": "software" } } } }""", "\"1\""), HttpStatusCode.OK);
        var submit = $"/api/v1/change-sets/{doubtful.GetProperty("changeSetId").GetString()}/submit";
        Assert.Equal("reasonNeeded", (await Json(await Post(author, submit, ""), HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await Json(await Post(author, submit, """{ "reason": "The contract allows it" }"""), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Title_asked_for_as_a_scope_is_told_where_titles_are()
    {
        using var author = await Host.Api("sample-author");

        var refusal = await Json(await author.GetAsync(Raw($"/api/v1/scopes/title/{Uri.EscapeDataString(title)}/offline-terms")), HttpStatusCode.NotFound);

        Assert.Equal("unknownScope", refusal.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("titles/no-such/offline-terms")]
    [InlineData("scopes/deal/no-such/offline-terms")]
    [InlineData("scopes/portal/elsewhere/offline-terms")]
    [InlineData("scopes/season/x/offline-terms")]
    [InlineData("change-sets/no-such")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var author = await Host.Api("sample-author");

        await Json(await author.GetAsync($"/api/v1/{path}"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Portal_scope_is_read_with_its_version()
    {
        using var author = await Host.Api("sample-author");

        using var answer = await author.GetAsync("/api/v1/scopes/portal/portal/offline-terms");

        Assert.Equal(["statements"], (await Json(answer, HttpStatusCode.OK)).EnumerateObject().Select(member => member.Name));
        Assert.NotNull(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("sample-approver", "PUT", "/api/v1/scopes/portal/portal/offline-terms")]
    [InlineData("sample-author", "POST", "/api/v1/change-sets/x/approve")]
    [InlineData("sample-author", "POST", "/api/v1/change-sets/x/reject")]
    [InlineData("sample-approver", "POST", "/api/v1/change-sets/x/submit")]
    [InlineData("sample-support", "GET", "/api/v1/change-sets")]
    public async Task Step_without_its_scope_is_403(string client, string method, string path)
    {
        using var api = await Host.Api(client);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : Content("{}") };

        await Json(await api.SendAsync(request), HttpStatusCode.Forbidden);
    }

    static async Task<HttpResponseMessage> Put(HttpClient client, string path, string body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Raw(path)) { Content = Content(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }
        return await client.SendAsync(request);
    }

    static async Task<HttpResponseMessage> Post(HttpClient client, string path, string body)
    {
        using var content = Content(body);
        return await client.PostAsync(path, content);
    }

    static StringContent Content(string body) => new(body, Encoding.UTF8, "application/json");

    static Uri Raw(string path) => new(path, UriKind.Relative);

    static async Task<JsonElement> Json(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
