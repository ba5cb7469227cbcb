using System.Net;
using Portal.Testing.Host;
using Portal.Web.Components.Layout;

namespace Portal.Web.Tests.Security;

public sealed class DoorTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    public static TheoryData<string> Pages => [.. Rooms.All.Select(room => room.Address), "/", "/titles/x", "/no-such-page"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_without_a_session_leads_to_sign_in(string address)
    {
        using var client = Host.Plain();

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nothing-here")]
    [InlineData("/api")]
    [InlineData("/feeds/default/nothing-here")]
    [InlineData("/feeds")]
    public async Task Machine_address_is_401_without_a_token_and_404_with_one(string address)
    {
        using var nobody = Host.Plain();
        using var refused = await nobody.GetAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Bearer", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        using var client = await Host.Api("sample-support");
        using var missing = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/feeds/default/metadata/999.root.json", HttpStatusCode.NotFound)]
    [InlineData("/feeds/default/targets/00.release.json", HttpStatusCode.NotFound)]
    [InlineData("/feeds/not-granted/metadata/root.json", HttpStatusCode.Forbidden)]
    [InlineData("/feeds/not-granted/targets/00.release.json", HttpStatusCode.Forbidden)]
    public async Task Feed_file_that_is_refused_is_problem_details(string address, HttpStatusCode status)
    {
        using var server = await Host.Api("sample-license-server");

        using var answer = await server.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Machine_address_is_not_opened_by_a_persons_session()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");

        using var answer = await browser.Open("/api/v1/nothing-here");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sign-in")]
    [InlineData("/portal.css")]
    public async Task Public_address_is_open(string address)
    {
        using var client = Host.Plain();

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Unknown_page_is_404_in_the_frame_for_the_signed_in()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");

        using var answer = await browser.Open("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_answer_keeps_other_hosts_and_frames_out()
    {
        using var client = Host.Plain();

        using var answer = await client.GetAsync("/sign-in");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("https://", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
