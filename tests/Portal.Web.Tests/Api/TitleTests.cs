using System.Net;
using System.Text.Json;
using Portal.Domain.Rights;

namespace Portal.Web.Tests.Api;

[Collection(typeof(RightsTests))]
public sealed class TitleTests(RightsFixture rights)
{
    [Fact]
    public async Task List_is_searched_and_paged()
    {
        var json = await Get("/api/v1/titles?search=QUILL%20and&page=1&pageSize=2");

        Assert.Equal(["items", "total", "page", "pageSize"], json.Members());
        Assert.Equal((1, 1, 2), (json.GetProperty("total").GetInt32(), json.GetProperty("page").GetInt32(), json.GetProperty("pageSize").GetInt32()));
        var item = Assert.Single(json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ["id", "name", "kind", "parentId", "contentOwner", "number", "runTime", "version", "avails", "territories", "path"],
            item.Members());
        Assert.Equal(
            (RightsFixture.Movie, "Quill and Zephyr", "movie", RightsFixture.Owner),
            (item.GetProperty("id").GetString(), item.GetProperty("name").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("contentOwner").GetString()));
    }

    [Fact]
    public async Task List_is_narrowed_to_an_owner_and_pages_do_not_overlap()
    {
        var owner = Uri.EscapeDataString(RightsFixture.Owner);
        var first = await Get($"/api/v1/titles?owner={owner}&page=1&pageSize=2");
        var second = await Get($"/api/v1/titles?owner={owner}&page=2&pageSize=2");

        Assert.Equal(3, first.GetProperty("total").GetInt32());
        Assert.Equal(
            [RightsFixture.Slashed, RightsFixture.Both, RightsFixture.Movie],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
                .Select(item => item.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=501", "pageSize")]
    public async Task Page_that_cannot_be_is_named(string query, string member)
    {
        foreach (var list in new[] { "titles", "owners", "deals" })
        {
            Assert.Equal([member], (await Get($"/api/v1/{list}?{query}", HttpStatusCode.UnprocessableEntity)).Errors());
        }
    }

    [Fact]
    public async Task Title_carries_its_version_and_its_rows()
    {
        using var api = await rights.Host.Api("sample-author");
        using var answer = await api.GetAsync($"/api/v1/titles/{Uri.EscapeDataString(RightsFixture.Movie)}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"\"{json.RootElement.GetProperty("version").GetInt64()}\"", answer.Headers.ETag?.ToString());
        var avails = json.RootElement.GetProperty("avails").EnumerateArray().ToArray();
        Assert.Equal(2, avails.Length);
        Assert.Equal(
            ("US", "yes", RightsFixture.Deal, "2026-01-01T00:00:00Z"),
            (avails[0].GetProperty("territory").GetString(), avails[0].GetProperty("download").GetString(), avails[0].GetProperty("contract").GetString(), avails[0].GetProperty("start").GetString()));
    }

    [Theory]
    [InlineData("10.5240%2FAAAA-BBBB")]
    [InlineData("10.5240%2faaaa-bbbb")]
    public async Task Id_with_a_slash_is_read_encoded(string segment)
    {
        using var api = await rights.Host.Api("sample-author");
        var sameId = segment.Contains("AAAA", StringComparison.Ordinal);

        foreach (var route in new[] { "", "/effective-terms?territory=US" })
        {
            var json = await api.GetAsync($"/api/v1/titles/{segment}{route}").Json(sameId ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            Assert.Equal(sameId, json.TryGetProperty(route.Length == 0 ? "id" : "titleId", out _));
        }
    }

    [Fact]
    public async Task Effective_terms_say_where_they_come_from_and_under_which_row()
    {
        var json = await Get($"/api/v1/titles/{RightsFixture.Movie}/effective-terms?territory=US&licenseType=VOD&quality=HD&at=2026-06-01T12:00:00Z");

        Assert.Equal(["titleId", "territory", "licenseType", "at", "terms", "avail", "availState"], json.Members());
        Assert.Equal(Enum.GetValues<Term>().Select(term => term.WireName()), json.GetProperty("terms").Members());
        var storage = json.GetProperty("terms").GetProperty("storageWindow");
        Assert.Equal("P14D", storage.GetProperty("value").GetString());
        Assert.Equal("builtIn", storage.GetProperty("setBy").GetProperty("scope").GetString());
        Assert.Equal("4.2", storage.GetProperty("limitedBy")[0].GetProperty("clause").GetString());
        Assert.Equal(("open", "HD"), (json.GetProperty("availState").GetString(), json.GetProperty("avail").GetProperty("formatProfile").GetString()));
    }

    [Fact]
    public async Task Effective_terms_of_a_silent_territory_have_no_row()
    {
        var json = await Get($"/api/v1/titles/{RightsFixture.Slashed.Replace("/", "%2F", StringComparison.Ordinal)}/effective-terms?territory=DE&licenseType=AVOD");

        Assert.Equal((JsonValueKind.Null, "none"), (json.GetProperty("avail").ValueKind, json.GetProperty("availState").GetString()));
    }

    [Theory]
    [InlineData("", "territory")]
    [InlineData("territory=XX", "territory")]
    [InlineData("territory=US", "licenseType")]
    [InlineData("territory=FR", "licenseType")]
    [InlineData("territory=US&licenseType=Library", "licenseType")]
    [InlineData("territory=US&licenseType=VOD&quality=hd", "quality")]
    [InlineData("territory=US&licenseType=VOD&at=noon", "at")]
    public async Task Question_about_terms_that_cannot_be_meant_is_named(string query, string member) =>
        Assert.Equal(
            [member],
            (await Get($"/api/v1/titles/{RightsFixture.Both}/effective-terms?{query}&at=2026-06-01T12:00:00Z".Replace("at=noon&at=2026-06-01T12:00:00Z", "at=noon", StringComparison.Ordinal), HttpStatusCode.UnprocessableEntity)).Errors());

    [Theory]
    [InlineData("/api/v1/titles/nowhere")]
    [InlineData("/api/v1/titles/nowhere/effective-terms?territory=US&licenseType=VOD")]
    [InlineData("/api/v1/owners/nobody")]
    [InlineData("/api/v1/deals/nothing")]
    public async Task What_is_not_there_is_problem_details(string address) => await Get(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task Owner_and_deal_are_listed_and_read_with_their_version()
    {
        var owners = await Get("/api/v1/owners?pageSize=500");
        var deals = await Get($"/api/v1/deals?owner={Uri.EscapeDataString(RightsFixture.Owner)}");

        Assert.Contains(owners.GetProperty("items").EnumerateArray(), owner => owner.GetProperty("id").GetString() == RightsFixture.Owner);
        var deal = Assert.Single(deals.GetProperty("items").EnumerateArray());
        Assert.Equal(
            """{"id":"CLW/2026 A","contentOwner":"Corvid Lantern Works","version":1,"titles":3,"avails":5,"notStated":0}""",
            deal.GetRawText());
        using var api = await rights.Host.Api("sample-author");
        foreach (var address in new[] { $"/api/v1/deals/{Uri.EscapeDataString(RightsFixture.Deal)}", $"/api/v1/owners/{Uri.EscapeDataString(RightsFixture.Owner)}" })
        {
            using var answer = await api.GetAsync(address);
            Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        }
    }

    [Fact]
    public async Task Catalog_is_read_with_rights_read_only()
    {
        using var support = await rights.Host.Api("sample-support");
        using var nobody = rights.Host.Plain();

        foreach (var address in new[] { "/api/v1/titles", $"/api/v1/titles/{RightsFixture.Movie}", "/api/v1/owners", "/api/v1/deals" })
        {
            await support.GetAsync(address).Json(HttpStatusCode.Forbidden);
            await nobody.GetAsync(address).Json(HttpStatusCode.Unauthorized);
        }
    }

    async Task<JsonElement> Get(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var api = await rights.Host.Api("sample-author");
        return await api.GetAsync(address).Json(status);
    }
}
