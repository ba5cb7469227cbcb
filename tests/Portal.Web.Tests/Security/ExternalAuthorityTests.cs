using System.Net;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Security;

public sealed class ExternalAuthorityTests
{
    [Fact]
    public async Task External_authority_turns_the_embedded_provider_off_and_nothing_else()
    {
        await using var host = new PortalHost(settings: new Dictionary<string, string> { ["Auth:Authority"] = "https://identity.example" });
        using var client = host.Plain();

        using var token = await host.AskForToken("sample-author", "sample-author-secret");
        using var page = await client.GetAsync("/titles");
        using var api = await client.GetAsync("/api/v1/titles");
        using var ready = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.Redirect, token.StatusCode);
        Assert.StartsWith("/sign-in", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
