using System.Text.Json.Nodes;
using LicenseServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Portal.Testing;

namespace Portal.Jobs.Tests.Hosting;

/// <summary>The reference license server in this process, on a port that stays its own when it is stopped and started again.</summary>
sealed class PushedServer : IAsyncDisposable
{
    public const string Token = "push-secret";

    readonly TestDirectory directory = new();
    readonly string rootPath;
    WebApplication? app;

    /// <param name="root">The root it trusts.</param>
    public PushedServer(byte[] root)
    {
        rootPath = directory.File("root.json");
        File.WriteAllBytes(rootPath, root);
    }

    public string Address { get; private set; } = "http://127.0.0.1:0";

    public async Task Start()
    {
        app = LicenseServerApp.Build(
            [
                "--urls", Address, "--environment", "Production", "--DataDirectory", directory.File("state"), "--Feeds:0:Name", "default",
                "--Feeds:0:RootPath", rootPath, "--Push:Token", Token, "--Server:Name", "east",
            ],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async Task Stop()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>What it says of itself.</summary>
    public async Task<JsonNode> Status()
    {
        using var client = new HttpClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"{Address}/policy-bundles/default/status")))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await Stop();
        }
        directory.Dispose();
    }
}
