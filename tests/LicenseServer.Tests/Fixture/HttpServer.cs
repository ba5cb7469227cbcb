using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace LicenseServer.Tests.Fixture;

/// <summary>The whole server on a real Kestrel in this process, with the system's clock.</summary>
sealed class HttpServer : IAsyncDisposable
{
    public const string PushSecret = "push-secret";

    readonly string folder = Directory.CreateTempSubdirectory("license-server-http-").FullName;
    readonly WebApplication app;

    HttpServer(byte[]? pinnedRoot, string[] settings)
    {
        var root = Path.Combine(folder, "root.json");
        File.WriteAllBytes(root, pinnedRoot ?? []);
        string[] trust = pinnedRoot is null ? ["--TrustOnFirstUse", "true"] : ["--Feeds:0:RootPath", root];
        app = LicenseServerApp.Build(
            ["--urls", "http://127.0.0.1:0", "--DataDirectory", Path.Combine(folder, "data"), "--Feeds:0:Name", "default",
                "--Push:Token", PushSecret, "--Server:Name", "east", .. trust, .. settings],
            builder => builder.Logging.ClearProviders());
    }

    public HttpClient Client { get; private set; } = null!;

    /// <summary>With the feed's first root pinned.</summary>
    public static Task<HttpServer> StartAsync(FeedFixture feed, params string[] settings) => StartAsync(feed.FirstRoot, settings);

    /// <param name="pinnedRoot">Null: trusts the first root it sees.</param>
    public static async Task<HttpServer> StartAsync(byte[]? pinnedRoot, params string[] settings)
    {
        var server = new HttpServer(pinnedRoot, settings);
        await server.app.StartAsync();
        server.Client = new HttpClient { BaseAddress = new Uri(server.app.Urls.First()) };
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PushSecret);
        return server;
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    public Task<HttpResponseMessage> PutAsync(string path, byte[] bytes) =>
        Client.PutAsync(new Uri("/policy-bundles/default/files/" + path, UriKind.Relative), new ByteArrayContent(bytes));

    public async Task<(int Status, JsonNode Body)> PostAsync(string action, object? body = null)
    {
        using var response = await Client.PostAsJsonAsync(new Uri("/policy-bundles/default/" + action, UriKind.Relative), body ?? new { });
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>As the portal's push does: targets first, timestamp last.</summary>
    public async Task PushAsync(FeedFixture feed, Func<string, bool>? only = null)
    {
        var order = feed.Files.Keys.Where(path => only?.Invoke(path) != false)
            .OrderBy(path => path.StartsWith("targets/", StringComparison.Ordinal) ? 0 : path == "metadata/timestamp.json" ? 2 : 1);
        foreach (var path in order)
        {
            using var response = await PutAsync(path, feed.Files[path]);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
