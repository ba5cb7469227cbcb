using Portal.EndToEnd.Tests.Processes;
using Xunit;

namespace Portal.EndToEnd.Tests.Journeys;

public sealed class TokensTests(SharedHost host)
{
    const string Api = "/api/v1/titles";

    [Fact]
    public async Task Api_without_a_token_is_401_and_never_a_redirect()
    {
        using var answer = await host.Portal.Send(HttpMethod.Get, Api);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_token_issued_before_a_kill_is_good_after_it()
    {
        await using var portal = await PortalProcess.StartNew();
        var author = await portal.ApiOf(SampleClients.Author);
        var before = await author.StatusOf(Api);
        await portal.KillAndRestart();

        Assert.NotEqual(401, before);
        Assert.Equal(before, await author.StatusOf(Api));
    }
}
