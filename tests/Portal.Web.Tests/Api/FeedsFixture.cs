using System.Net;
using System.Text.Json;
using Portal.Testing.Host;
using Portal.Testing.Publishing;

namespace Portal.Web.Tests.Api;

/// <summary>A portal of its own whose sample release is out, because these tests publish and others change rights.</summary>
public sealed class FeedsFixture : IAsyncLifetime
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public PortalHost Host { get; } = new();

    public async ValueTask InitializeAsync() => await Published(1);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Grants one more title, so that there is something to publish.</summary>
    public Task Grant(string title) => PublishingSeed.Grant(Host.Services, title);

    /// <summary>Asks the API as a sample client.</summary>
    public async Task<JsonElement> Ask(string client, HttpMethod method, string address, HttpStatusCode status, string? body = null)
    {
        using var api = await Host.Api(client);
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : ApiAnswers.Body(body) };
        return await api.SendAsync(request).Json(status);
    }

    /// <summary>Waits until a release is published and <c>local-folder</c> has applied it; the release.</summary>
    public async Task<JsonElement> Published(long number)
    {
        var until = DateTime.UtcNow + Longest;
        while (true)
        {
            using var api = await Host.Api("sample-approver");
            using var answer = await api.GetAsync($"/api/v1/feeds/default/releases/{number}");
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (answer.IsSuccessStatusCode
                && json.RootElement.GetProperty("servers").EnumerateArray().Any(server =>
                    server.GetProperty("name").GetString() == "local-folder" && server.GetProperty("state").GetString() == "applied"))
            {
                return json.RootElement.Clone();
            }
            Assert.True(DateTime.UtcNow < until, $"Release {number} is not applied: {json.RootElement}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
