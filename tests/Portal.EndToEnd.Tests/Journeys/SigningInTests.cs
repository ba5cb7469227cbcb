using System.Net;
using System.Text.RegularExpressions;
using Portal.EndToEnd.Tests.Browsers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Journeys;

public sealed class SigningInTests(SharedHost host) : BrowserTest(host)
{
    [Fact]
    public async Task Two_people_are_signed_in_side_by_side()
    {
        var alice = await SignIn("alice");
        var arthur = await SignIn("arthur");

        await Expect(alice.Frame.Me).ToContainTextAsync("Alice");
        await Expect(arthur.Frame.Me).ToContainTextAsync("Arthur");
        await alice.Page.ReloadAsync();
        await Expect(alice.Frame.Me).ToContainTextAsync("Alice");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words()
    {
        var stranger = await Open("stranger");
        await stranger.Page.GotoAsync("/titles");
        await stranger.SignIn.With("alice", "not alice's");

        await Expect(stranger.SignIn.Refusal).ToContainTextAsync("Name and password do not belong together");
    }

    [Fact]
    public async Task Whoever_signs_out_is_asked_again()
    {
        var bob = await SignIn("bob");
        await bob.Frame.Leave();
        await Expect(bob.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await bob.Page.GotoAsync("/titles");
        await Expect(bob.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Theory]
    [InlineData("/titles")]
    [InlineData("/deals")]
    [InlineData("/imports")]
    [InlineData("/reviews")]
    [InlineData("/coverage")]
    [InlineData("/footprint")]
    [InlineData("/support")]
    [InlineData("/publishing")]
    [InlineData("/audit")]
    [InlineData("/settings")]
    public async Task Page_without_a_session_answers_302_to_sign_in(string path)
    {
        using var answer = await Host.Portal.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", new Uri(Host.Portal.Address, answer.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
    }
}
