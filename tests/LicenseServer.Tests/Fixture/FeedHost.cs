using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LicenseServer.Tests.Fixture;

/// <summary>What a license server sees of a portal, on a real Kestrel and a free port: tokens, one feed, acknowledgements.</summary>
sealed class FeedHost : IAsyncDisposable
{
    public const string Token = "a-token";
    public const string Secret = "a-secret";

    readonly WebApplication app;

    FeedHost(FeedFixture feed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/connect/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return form["grant_type"] == "client_credentials" && form["client_secret"] == Secret && form["scope"] == "bundles.read"
                ? Results.Json(new { access_token = Token, token_type = "Bearer", expires_in = 300 })
                : Results.Json(new { error = "invalid_client" }, statusCode: 401);
        });
        var guarded = app.MapGroup("/").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization == $"Bearer {Token}" ? await next(context) : Results.Unauthorized());
        guarded.MapGet($"/feeds/{feed.Feed}/{{**path}}", async (string path, HttpContext context) =>
        {
            if (Instead.TryGetValue(path, out var write))
            {
                await write(context);
                return Results.Empty;
            }

            return feed.Files.TryGetValue(path, out var bytes) ? Results.Bytes(bytes, "application/json") : Results.NotFound();
        });
        guarded.MapPost(
            $"/api/v1/feeds/{feed.Feed}/acknowledgements",
            (JsonElement body) => Acknowledgements.Enqueue(JsonNode.Parse(body.GetRawText())!));
    }

    /// <summary>Paths that are answered by hand.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Instead { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<JsonNode> Acknowledgements { get; } = new();

    public Uri Address => new(app.Urls.First());

    public static async Task<FeedHost> StartAsync(FeedFixture feed)
    {
        var host = new FeedHost(feed);
        await host.app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
