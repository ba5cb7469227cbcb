using System.Net;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Security;

public sealed class SignInTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Person_with_the_right_password_arrives_where_they_wanted_through_the_code_flow(string host)
    {
        using var browser = Host.Browser(host);

        using var page = await browser.SignIn("alice", "alice", at: "/not-found");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(["/sign-in/continue", "/connect/authorize", "/signin-oidc", "/not-found"], browser.Passed.Select(address => address.AbsolutePath));
        Assert.All(browser.Passed, address => Assert.Equal(host, address.Host));
        Assert.Contains("code_challenge_method=S256", browser.Passed[1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_with_a_wrong_password_stays_and_is_told_so()
    {
        using var browser = Host.Browser();

        using var page = await browser.SignIn("alice", "wrong");

        Assert.Contains("Name and password do not belong together", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var later = await browser.Open("/not-found");
        Assert.Equal("/sign-in", browser.Passed[^1].AbsolutePath);
    }

    [Fact]
    public async Task Guessing_pauses_after_ten_wrong_passwords()
    {
        using var browser = Host.Browser();
        for (var guess = 0; guess < 10; guess++)
        {
            using var refused = await browser.SignIn("guessed", "wrong");
        }

        using var page = await browser.SignIn("guessed", "wrong");

        Assert.Contains("Wait a minute", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_host()
    {
        using var browser = Host.Browser();

        using var page = await browser.SignIn("alice", "alice", at: "/sign-in?returnUrl=https%3A%2F%2Felsewhere.example%2F");

        Assert.All(browser.Passed, address => Assert.Equal(Host.Address.Host, address.Host));
        Assert.Equal("/", browser.Passed[^1].AbsolutePath);
    }

    [Fact]
    public async Task Session_ended_by_signing_out_is_not_revived_by_its_cookie()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");
        var cookie = browser.Cookies.GetCookieHeader(Host.Address);

        using var signedOut = await browser.SignOut();

        Assert.Equal("/sign-in", browser.Passed[^1].AbsolutePath);
        Assert.Contains("/connect/logout", browser.Passed.Select(address => address.AbsolutePath));
        using var thief = Host.Plain();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/not-found");
        request.Headers.Add("Cookie", cookie);
        using var answer = await thief.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var again = await browser.Open("/not-found");
        Assert.Equal("/sign-in", browser.Passed[^1].AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_without_the_forms_token_changes_nothing()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");

        using var plain = Host.Plain();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out/confirmed");
        request.Headers.Add("Cookie", browser.Cookies.GetCookieHeader(Host.Address));
        using var answer = await plain.SendAsync(request);

        Assert.Equal("/sign-out", answer.Headers.Location?.OriginalString);
        using var still = await browser.Open("/not-found");
        Assert.Equal("/not-found", browser.Passed[^1].AbsolutePath);
    }

    [Fact]
    public async Task Provider_logout_by_a_link_asks_first()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");

        using var page = await browser.Open("/connect/logout");

        Assert.Equal("/sign-out", browser.Passed[^1].AbsolutePath);
    }
}
