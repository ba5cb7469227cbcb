using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Api;

public sealed class ConventionTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    [Theory]
    [InlineData("10.5240%2FABCD", "10.5240/ABCD")]
    [InlineData("10.5240%2fABCD", "10.5240/ABCD")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a%25b", "a%b")]
    [InlineData("md:cid:org:sample:lantern", "md:cid:org:sample:lantern")]
    [InlineData("md%3Acid%3Aorg", "md:cid:org")]
    [InlineData("caf%C3%A9%20%2F%20bar", "café / bar")]
    [InlineData("a+b", "a+b")]
    public async Task Id_in_a_path_is_decoded_exactly_once(string sent, string meant)
    {
        using var client = await Host.Api("sample-author");

        var json = await Json(await client.GetAsync(Raw($"/api/probe/things/{sent}/parts/{sent}?q=1/2")), HttpStatusCode.OK);

        Assert.Equal(meant, json.GetProperty("id").GetString());
        Assert.Equal(meant, json.GetProperty("part").GetString());
    }

    [Theory]
    [InlineData("""{"name":"x","nmae":1}""", "nmae")]
    [InlineData("""{"inner":{"count":1,"cuont":2}}""", "inner.cuont")]
    public async Task Unknown_member_is_refused_by_name(string body, string member)
    {
        using var client = await Host.Api("sample-author");

        var json = await Json(await client.PostAsync("/api/probe/body", Content(body)), HttpStatusCode.BadRequest);

        Assert.True(json.GetProperty("errors").TryGetProperty(member, out _), json.ToString());
        Assert.Contains("not known", json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":""")]
    [InlineData("{bad")]
    [InlineData("""{"at":"yesterday"}""")]
    [InlineData("""{"inner":{"count":"many"}}""")]
    [InlineData("")]
    public async Task Unreadable_body_is_refused_in_peoples_words(string body)
    {
        using var client = await Host.Api("sample-author");

        var json = await Json(await client.PostAsync("/api/probe/body", Content(body)), HttpStatusCode.BadRequest);

        Assert.DoesNotContain("System.", json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Portal.", json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("BytePosition", json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("field is required", json.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("", json.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("2027-03-01T14:00:00Z", "2027-03-01T14:00:00Z")]
    [InlineData("2027-03-01T14:00:00", "2027-03-01T14:00:00Z")]
    [InlineData("2027-03-01T14:00:00.25%2B02:00", "2027-03-01T12:00:00.25Z")]
    public async Task Instant_is_read_with_any_offset_and_written_in_utc(string sent, string meant)
    {
        using var client = await Host.Api("sample-author");

        var query = await Json(await client.GetAsync(Raw($"/api/probe/at?at={sent}")), HttpStatusCode.OK);
        var body = await Json(
            await client.PostAsync("/api/probe/body", Content($$"""{"at":"{{Uri.UnescapeDataString(sent)}}"}""")), HttpStatusCode.OK);

        Assert.Equal(meant, query.GetProperty("at").GetString());
        Assert.Equal(meant, body.GetProperty("at").GetString());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired)]
    [InlineData("\"7\"", HttpStatusCode.OK)]
    [InlineData("W/\"7\"", HttpStatusCode.BadRequest)]
    [InlineData("*", HttpStatusCode.BadRequest)]
    public async Task Write_says_which_version_it_changes(string? ifMatch, HttpStatusCode status)
    {
        using var client = await Host.Api("sample-author");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/probe/versioned");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        await Json(await client.SendAsync(request), status);
    }

    [Fact]
    public async Task Failure_is_calm_and_tells_no_secrets()
    {
        using var client = await Host.Api("sample-author");

        var json = await Json(await client.GetAsync("/api/probe/fails"), HttpStatusCode.InternalServerError);

        Assert.DoesNotContain("secret detail", json.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("", json.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task Wrong_method_and_wrong_media_type_are_problem_details()
    {
        using var client = await Host.Api("sample-author");

        await Json(await client.DeleteAsync("/api/probe/body"), HttpStatusCode.MethodNotAllowed);
        await Json(await client.PostAsync("/api/probe/body", new StringContent("<x/>", Encoding.UTF8, "text/xml")), HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("sample-author", "writers", HttpStatusCode.OK)]
    [InlineData("sample-approver", "writers", HttpStatusCode.Forbidden)]
    [InlineData("sample-support", "readers-or-support", HttpStatusCode.OK)]
    [InlineData("sample-author", "readers-or-support", HttpStatusCode.OK)]
    [InlineData("sample-license-server", "readers-or-support", HttpStatusCode.Forbidden)]
    public async Task Permission_is_asked_of_the_tokens_scopes(string client, string address, HttpStatusCode status)
    {
        using var api = await Host.Api(client);

        var json = await Json(await api.GetAsync($"/api/probe/{address}"), status);

        Assert.Equal(status == HttpStatusCode.OK, json.TryGetProperty("name", out var name) && name.GetString() == client);
    }

    // Sent as it is written: Uri would otherwise tidy some of it.
    Uri Raw(string path) =>
        new(Host.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    static StringContent Content(string body) => new(body, Encoding.UTF8, "application/json");

    static async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
            Assert.Equal((int)status < 400 ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            return JsonDocument.Parse(text).RootElement.Clone();
        }
    }
}
