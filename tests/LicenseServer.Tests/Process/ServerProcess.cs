using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LicenseServer.Tests.Process;

/// <summary><c>dotnet LicenseServer.dll</c> over a data directory that outlives it.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    readonly System.Diagnostics.Process process;
    readonly HttpClient client;

    ServerProcess(System.Diagnostics.Process process, Uri address)
    {
        this.process = process;
        client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", HttpServer.PushSecret);
    }

    public bool HasExited => process.HasExited;

    public static async Task<ServerProcess> StartAsync(string folder, FeedFixture feed, FeedHost portal, int? killAtStep = null)
    {
        var root = Path.Combine(folder, "root.json");
        await File.WriteAllBytesAsync(root, feed.FirstRoot);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "LicenseServer.dll"), "--urls", "http://127.0.0.1:0",
            "--DataDirectory", Path.Combine(folder, "data"), "--Feeds:0:Name", "default", "--Feeds:0:RootPath", root,
            "--Push:Token", HttpServer.PushSecret, "--Portal:Address", portal.Address.ToString(), "--Pull:ClientSecret", FeedHost.Secret,
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
        ];
        foreach (var argument in arguments.Concat(killAtStep is { } step ? ["--Faults:KillAtStep", $"{step}"] : []))
        {
            start.ArgumentList.Add(argument);
        }

        var process = System.Diagnostics.Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        const string sign = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(sign, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServerProcess(process, new Uri(line[(line.IndexOf(sign, StringComparison.Ordinal) + sign.Length)..].Trim()));
            }
        }

        await process.WaitForExitAsync();
        return new ServerProcess(process, new Uri("http://127.0.0.1:1"));
    }

    /// <summary>Null when the process died meanwhile.</summary>
    public async Task<JsonNode?> PullAsync()
    {
        try
        {
            using var response = await client.PostAsync(new Uri("/policy-bundles/default/pull", UriKind.Relative), null);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            await process.WaitForExitAsync();
            return null;
        }
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
