using System.Net;
using System.Text.Json;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Security;

public sealed class TokenTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    [Theory]
    [InlineData("sample-author", "rights.read rights.write")]
    [InlineData("sample-approver", "rights.read rights.approve publishing")]
    [InlineData("sample-both", "rights.read rights.write rights.approve")]
    [InlineData("sample-license-server", "bundles.read usage.write")]
    [InlineData("sample-support", "support")]
    public async Task Client_that_asks_for_no_scope_gets_all_of_its_own(string client, string scopes)
    {
        using var answer = await Host.AskForToken(client, $"{client}-secret");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(scopes, await Member(answer, "scope"));
    }

    [Fact]
    public async Task Client_gets_only_the_scope_it_asked_for()
    {
        using var answer = await Host.AskForToken("sample-author", "sample-author-secret", "rights.read");

        Assert.Equal("rights.read", await Member(answer, "scope") ?? "rights.read");
    }

    [Theory]
    [InlineData("sample-author", "wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "nobody-secret", null, HttpStatusCode.Unauthorized)]
    [InlineData("sample-author", "sample-author-secret", "operate", HttpStatusCode.BadRequest)]
    [InlineData("sample-author", "sample-author-secret", "no.such.scope", HttpStatusCode.BadRequest)]
    public async Task Client_that_may_not_gets_no_token(string client, string secret, string? scope, HttpStatusCode status)
    {
        using var answer = await Host.AskForToken(client, secret, scope);

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(await Member(answer, "access_token"));
    }

    [Fact]
    public async Task Code_that_was_used_is_refused_the_second_time()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");
        var callback = browser.Passed.Single(address => address.AbsolutePath == "/signin-oidc");

        // With the cookies of the first time gone, as for somebody who read the address: the state alone is not enough.
        using var replay = await browser.Get(callback);

        Assert.Equal("/sign-in?interrupted=true", replay.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Code_asked_for_with_another_return_address_is_never_issued()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");
        const string Elsewhere = "/connect/authorize?client_id=portal&response_type=code&scope=openid&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=";

        using var answer = await browser.Get(new Uri(Host.Address, Elsewhere + Uri.EscapeDataString("https://elsewhere.example/signin-oidc")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Token_issued_before_a_restart_is_valid_after_it()
    {
        var directory = Directory.CreateTempSubdirectory("portal-").FullName;
        string token;
        await using (var first = new PortalHost(directory))
        {
            token = await first.Token("sample-author");
        }

        await using var second = new PortalHost(directory);
        using var client = second.Plain();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await client.GetAsync("/api/v1/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    static async Task<string?> Member(HttpResponseMessage answer, string name)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
