using System.Text.Json;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>The feed <c>default</c> as its publisher sees it over the API.</summary>
sealed class FeedApi(ApiClient publisher)
{
    public const string LocalFolder = "local-folder";
    public const string Pushed = "pushed-server";

    const string Feed = $"/api/v1/feeds/{LicenseServerProcess.Feed}";

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task<FeedApi> Of(PortalProcess portal) => new(await portal.ApiOf(SampleClients.Approver));

    /// <summary>The number that was taken, or of the present release when nothing is new.</summary>
    public async Task<long> Ask() => (await publisher.Post($"{Feed}/releases")).Body.GetProperty("release").GetInt64();

    public async Task<JsonElement> Release(long number) => (await publisher.Get($"{Feed}/releases/{number}")).Body;

    /// <summary>All releases, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> Releases() =>
        [.. (await publisher.Get($"{Feed}/releases?page=1&pageSize=100")).Body.GetProperty("items").EnumerateArray()];

    /// <summary>The number of a release that says all that is approved, once every server has it.</summary>
    public async Task<long> Settled()
    {
        var number = await Ask();
        await UntilApplied(number);
        return number;
    }

    /// <summary>Puts a license server on record that gets releases pushed.</summary>
    public Task Add(LicenseServerProcess server) => publisher.Put(
        $"{Feed}/license-servers/{Pushed}",
        new { name = Pushed, method = "push", address = server.Address.ToString().TrimEnd('/'), pushToken = LicenseServerProcess.PushToken },
        "*");

    /// <summary>Each server's state for a release, as <c>name state</c>, in the order of names.</summary>
    public async Task<IReadOnlyList<string>> StatesOf(long number) =>
        [.. (await Release(number)).GetProperty("servers").EnumerateArray()
            .Select(server => $"{server.GetProperty("name").GetString()} {server.GetProperty("state").GetString()}")
            .Order(StringComparer.Ordinal)];

    public Task UntilApplied(long number) =>
        Eventually.True($"every server applied release {number}", Limit, async () =>
            await StatesOf(number) is { Count: > 0 } states && states.All(state => state.EndsWith(" applied", StringComparison.Ordinal)));
}
