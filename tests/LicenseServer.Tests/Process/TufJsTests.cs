using System.Diagnostics;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Tests.Process;

/// <summary>The same feed through tuf-js, a client nobody here wrote.</summary>
public class TufJsTests
{
    static readonly string Tool = Path.Combine(Repository(), "tests", "tuf-js");

    readonly FeedFixture feed = new(DateTimeOffset.UtcNow);

    public TufJsTests() => feed.Publish(SampleCatalog.Default);

    [Fact]
    public async Task Whole_release_verifies()
    {
        var (code, output) = await CheckAsync();

        Assert.True(code == 0, output);
        Assert.Contains("verified: feed default, release 1, 258 targets, 2 titles", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata/timestamp.json")]
    [InlineData("metadata/1.snapshot.json")]
    [InlineData("metadata/1.targets.json")]
    [InlineData("release.json")]
    [InlineData("titles-80.json")]
    public async Task One_changed_byte_is_refused(string name)
    {
        var path = feed.Files.Keys.SingleOrDefault(path => path.EndsWith("." + name, StringComparison.Ordinal)) ?? name;
        var changed = feed.Files[path].ToArray();
        changed[^2] ^= 1;
        feed.Files[path] = changed;

        var (code, output) = await CheckAsync("--expect-refused");

        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Rotated_roots_are_walked_and_a_retired_key_is_refused()
    {
        var retired = feed.Signers[TufRole.Targets];
        feed.RotateRoot(() =>
        {
            foreach (var role in TufRoles.All)
            {
                feed.Signers[role] = [EcdsaSigner.Create()];
            }
        });
        feed.Publish(SampleCatalog.Default);
        var (code, output) = await CheckAsync();
        Assert.True(code == 0, output);
        Assert.Contains("root 2", output, StringComparison.Ordinal);

        feed.Signers[TufRole.Targets] = retired;
        feed.Publish(SampleCatalog.Default);
        (code, output) = await CheckAsync("--expect-refused");
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Expired_timestamp_is_refused()
    {
        feed.Now = DateTimeOffset.UtcNow.AddHours(-25);
        feed.SignTimestamp(feed.Snapshot!);

        var (code, output) = await CheckAsync("--expect-refused");

        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Without_a_token_nothing_verifies()
    {
        var (code, output) = await CheckAsync("--expect-refused", token: null);

        Assert.True(code == 0, output);
        Assert.Contains("answered 401", output, StringComparison.Ordinal);
    }

    async Task<(int Code, string Output)> CheckAsync(string? flag = null, string? token = FeedHost.Token)
    {
        if (!Directory.Exists(Path.Combine(Tool, "node_modules")))
        {
            Assert.Skip("tests/tuf-js has no node_modules: run `npm ci` there (tests/run does).");
        }

        await using var portal = await FeedHost.StartAsync(feed);
        var root = Path.GetTempFileName();
        await File.WriteAllBytesAsync(root, feed.FirstRoot);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(Tool, "check.mjs"), "--base", portal.Address.ToString(), "--feed", feed.Feed, "--root", root];
        foreach (var argument in arguments.Concat(flag is null ? [] : [flag]))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["FEED_TOKEN"] = token;
        try
        {
            using var node = System.Diagnostics.Process.Start(start)!;
            var errors = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            return (node.ExitCode, output + await errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed.");
            throw;
        }
        finally
        {
            File.Delete(root);
        }
    }

    static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Portal.sln.");
        }

        return folder;
    }
}
