using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Portal.Testing.Host;
using Portal.Web.Security.Identity;

namespace Portal.Web.Tests.Security;

public sealed class CodeRedemptionTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    [Fact]
    public async Task Code_redeemed_by_many_at_once_is_given_to_one()
    {
        var (code, verifier) = await AskForCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Redeem(code, verifier)));

        Assert.Single(answers, status => status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.BadRequest, await Redeem(code, verifier));
    }

    [Fact]
    public async Task Code_without_its_verifier_is_refused()
    {
        var (code, _) = await AskForCode();

        Assert.Equal(HttpStatusCode.BadRequest, await Redeem(code, "another-verifier-that-is-long-enough-to-be-one-000"));
    }

    async Task<(string Code, string Verifier)> AskForCode()
    {
        using var browser = Host.Browser();
        using var signedIn = await browser.SignIn("alice", "alice");
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var answer = await browser.Get(new Uri(
            Host.Address,
            "/connect/authorize?client_id=portal&response_type=code&scope=openid&code_challenge_method=S256"
            + $"&code_challenge={challenge}&redirect_uri={Uri.EscapeDataString(ReturnAddress)}"));
        return (System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!, verifier);
    }

    string ReturnAddress => new Uri(Host.Address, "/signin-oidc").ToString();

    async Task<HttpStatusCode> Redeem(string code, string verifier)
    {
        using var client = Host.Plain();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "portal",
            ["client_secret"] = Host.Services.GetRequiredService<ApplicationCatalog>().PortalSecret,
            ["code"] = code,
            ["code_verifier"] = verifier,
            ["redirect_uri"] = ReturnAddress,
        });
        using var answer = await client.PostAsync("/connect/token", content);
        return answer.StatusCode;
    }
}
