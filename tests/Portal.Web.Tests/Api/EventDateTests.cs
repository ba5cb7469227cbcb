using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Testing.Rights;

namespace Portal.Web.Tests.Api;

[Collection(typeof(RightsTests))]
public sealed class EventDateTests(RightsFixture rights)
{
    [Fact]
    public async Task Dates_are_read_with_what_rows_wait_for_and_put_against_the_version()
    {
        var id = await Seed("waiting-one", "US VOD HD undated");
        using var api = await rights.Host.Api("sample-author");

        var before = await Answer(await api.GetAsync(AddressOf(id)), HttpStatusCode.OK);
        Assert.Equal(["eventDates", "awaited"], before.Members());
        Assert.Empty(before.GetProperty("eventDates").EnumerateArray());
        var waits = Assert.Single(before.GetProperty("awaited").EnumerateArray());
        Assert.Equal(("Theatrical", "US", 1), (waits.GetProperty("event").GetString(), waits.GetProperty("territory").GetString(), waits.GetProperty("rows").GetInt32()));

        using var put = await Put(api, id, "\"1\"", """{"eventDates":[{"event":"Theatrical","territory":"US","date":"2026-05-01"}]}""");
        var after = await Answer(put, HttpStatusCode.OK);
        Assert.Equal("\"2\"", put.Headers.ETag?.ToString());
        Assert.Empty(after.GetProperty("awaited").EnumerateArray());
        Assert.Equal("2026-05-01", after.GetProperty("eventDates")[0].GetProperty("date").GetString());

        var row = (await Answer(await api.GetAsync($"/api/v1/titles/{Uri.EscapeDataString(id)}"), HttpStatusCode.OK)).GetProperty("avails")[0];
        Assert.Equal("2026-05-01T04:00:00Z", row.GetProperty("start").GetString());
        Assert.Empty(row.GetProperty("waitsFor").EnumerateArray());
    }

    [Fact]
    public async Task Version_that_is_missing_or_stale_is_refused()
    {
        var id = await Seed("waiting-two", "US VOD HD undated");
        using var api = await rights.Host.Api("sample-author");

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Put(api, id, null, """{"eventDates":[]}""")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(api, id, "\"9\"", """{"eventDates":[]}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Put(api, "md:cid:org:corvid:nowhere", "\"1\"", """{"eventDates":[]}""")).StatusCode);
    }

    [Theory]
    [InlineData("""{}""", "eventDates")]
    [InlineData("""{"eventDates":[{"territory":"US","date":"2026-05-01"}]}""", "eventDates[0].event")]
    [InlineData("""{"eventDates":[{"event":"Premiere","date":"2026-05-01"}]}""", "eventDates[0].event")]
    [InlineData("""{"eventDates":[{"event":"Theatrical","territory":"XX","date":"2026-05-01"}]}""", "eventDates[0].territory")]
    [InlineData("""{"eventDates":[{"event":"Theatrical"}]}""", "eventDates[0].date")]
    [InlineData("""{"eventDates":[{"event":"Theatrical","date":"05/01/2026"}]}""", "eventDates[0].date")]
    [InlineData("""{"eventDates":[{"event":"Theatrical","date":"ESTStart"}]}""", "eventDates[0].date")]
    [InlineData("""{"eventDates":[{"event":"Theatrical","date":"2026-05-01"},{"event":"theatrical","territory":"ZZ","date":"2026-06-01"}]}""", "eventDates[1]")]
    [InlineData("""{"eventDates":[null]}""", "eventDates[0].event")]
    public async Task Dates_that_cannot_be_are_named(string body, string member)
    {
        using var api = await rights.Host.Api("sample-author");

        Assert.Contains(member, (await Answer(await Put(api, RightsFixture.Movie, "\"3\"", body), HttpStatusCode.UnprocessableEntity)).Errors());
    }

    [Fact]
    public async Task Dates_are_for_those_who_may_write_rights()
    {
        using var api = await rights.Host.Api("sample-approver");

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(AddressOf(RightsFixture.Movie))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(api, RightsFixture.Movie, "\"3\"", """{"eventDates":[]}""")).StatusCode);
    }

    async Task<string> Seed(string name, string row)
    {
        var id = $"md:cid:org:corvid:{name}";
        await CatalogSeed.Put(
            rights.Host.Services,
            [new Title(id, name, TitleKind.Movie, null, "Event Pictures", null, null, 1)],
            [AvailText.Parse(row) with { Id = id, Alid = $"{id}:alid", TitleId = id, ContentOwner = "Event Pictures", Contract = null, StatedEnd = "Open" }]);
        return id;
    }

    static string AddressOf(string id) => $"/api/v1/titles/{Uri.EscapeDataString(id)}/event-dates";

    static async Task<HttpResponseMessage> Put(HttpClient api, string id, string? version, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, AddressOf(id)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }
        return await api.SendAsync(request);
    }

    static async Task<JsonElement> Answer(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
