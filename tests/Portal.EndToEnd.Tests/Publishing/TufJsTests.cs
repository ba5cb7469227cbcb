using System.Diagnostics;
using Portal.EndToEnd.Tests.Processes;
using Portal.Testing;
using Xunit;

namespace Portal.EndToEnd.Tests.Publishing;

/// <summary>tuf-js, a TUF client nobody here wrote, pulls the feed with a bearer token.</summary>
public sealed class TufJsTests(SharedHost host)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Feed_verifies()
    {
        var (code, output) = await Check(host.Portal.Address.ToString(), await Token(), refused: false);
        Assert.True(code == 0, output);
        Assert.Contains("verified: feed default", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timestamp.json")]
    [InlineData("snapshot.json")]
    [InlineData("targets.json")]
    [InlineData("release.json")]
    [InlineData("policies")]
    [InlineData("titles-7f.json")]
    public async Task Feed_with_one_byte_changed_is_refused(string file)
    {
        await using var proxy = await TamperingProxy.Start(host.Portal, await Token(), file);
        var (code, output) = await Check(proxy.Address, await Token(), refused: true);
        Assert.True(code == 0, output);
        Assert.Contains("refused: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_passed_on_unchanged_verifies()
    {
        await using var proxy = await TamperingProxy.Start(host.Portal, await Token(), tampered: null);
        var (code, output) = await Check(proxy.Address, await Token(), refused: false);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Feed_without_a_token_is_refused()
    {
        var (code, output) = await Check(host.Portal.Address.ToString(), token: null, refused: true);
        Assert.True(code == 0, output);
        Assert.Contains("401", output, StringComparison.Ordinal);
    }

    Task<string> Token() => host.Portal.TokenOf(SampleClients.LicenseServer, "bundles.read");

    /// <summary>Runs tests/tuf-js/check.mjs with the portal's first root pinned; its exit code and what it said.</summary>
    async Task<(int Code, string Output)> Check(string address, string? token, bool refused)
    {
        await (await FeedApi.Of(host.Portal)).Settled();
        using var directory = new TestDirectory();
        var root = directory.File("root.json");
        var reader = await host.Portal.ApiOf(SampleClients.LicenseServer);
        await File.WriteAllBytesAsync(root, await reader.GetBytes($"/feeds/{LicenseServerProcess.Feed}/metadata/1.root.json"));

        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Repository.File("tests", "tuf-js", "check.mjs"), "--base", address, "--root", root];
        foreach (var argument in refused ? [.. arguments, "--expect-refused"] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (token is not null)
        {
            start.Environment["FEED_TOKEN"] = token;
        }

        using var node = Process.Start(start)!;
        var output = Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync().WaitAsync(Limit);
        return (node.ExitCode, string.Join('\n', await output));
    }
}
