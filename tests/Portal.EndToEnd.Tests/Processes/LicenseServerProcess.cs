using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>
/// The reference license server for the feed <c>default</c>, with the root of one portal pinned, waiting for pushes.
/// </summary>
public sealed class LicenseServerProcess : ServerProcess
{
    public const string Feed = "default";
    public const string PushToken = "push-token-of-the-tests";

    readonly TestDirectory data = new();
    readonly HttpClient http = new();

    LicenseServerProcess()
        : base(Path.Combine("tests", "LicenseServer"))
    {
    }

    protected override IEnumerable<string> Arguments =>
    [
        $"--DataDirectory={data.File("data")}",
        $"--Feeds:0:Name={Feed}",
        $"--Feeds:0:RootPath={data.File("root.json")}",
        $"--Push:Token={PushToken}",
    ];

    /// <summary>Takes the portal's first root over its API, as an operator would, and starts.</summary>
    public static async Task<LicenseServerProcess> StartFor(PortalProcess portal)
    {
        var server = new LicenseServerProcess();
        var reader = await portal.ApiOf(SampleClients.LicenseServer);
        await File.WriteAllBytesAsync(server.data.File("root.json"), await reader.GetBytes($"/feeds/{Feed}/metadata/1.root.json"));
        await server.Start();
        return server;
    }

    /// <summary>What it would issue for a title now.</summary>
    public Task<JsonElement> Licence(string titleId, string quality) =>
        http.GetFromJsonAsync<JsonElement>(new Uri(Address, $"/licences/{Uri.EscapeDataString(titleId)}?quality={quality}"));

    /// <summary>The release it runs, as it says itself.</summary>
    public async Task<long> Release() =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri(Address, $"/policy-bundles/{Feed}/status"))).GetProperty("release").GetInt64();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        http.Dispose();
        data.Dispose();
    }

    protected override Task WaitUntilReady() => Task.CompletedTask;
}
