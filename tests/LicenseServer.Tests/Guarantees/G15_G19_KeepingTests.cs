using LicenseServer.Verification;

namespace LicenseServer.Tests.Guarantees;

/// <summary>15 rejection and last known good, 19 verify then use the same bytes.</summary>
public class G15_G19_KeepingTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly SampleCatalog UnknownTier = SampleCatalog.Of([SampleCatalog.Lantern], tier: "imaginary");

    readonly FeedFixture feed = new(Now);

    [Fact]
    public async Task Senseless_release_is_rejected_while_the_old_one_serves_and_the_next_good_one_is_adopted()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.Publish(UnknownTier, 43);

        Assert.Contains("unknown tier 'imaginary'", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal((42, "rejected"), (server.Status.Release, server.Status.State));
        Assert.StartsWith("release 43: ", server.Status.Reason, StringComparison.Ordinal);
        Assert.True(server.Ask(SampleCatalog.Eidr).Allowed);
        await server.RestartAsync();
        Assert.Equal((42, "rejected"), (server.Status.Release, server.Status.State));

        feed.Publish(SampleCatalog.Default, 44);
        await server.AppliesAsync(feed);
        Assert.Equal((44, "applied", null), (server.Status.Release, server.Status.State, server.Status.Reason));
    }

    [Fact]
    public async Task First_ever_failure_fails_closed()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        Assert.Equal("none", server.Status.State);
        feed.Publish(UnknownTier);

        await server.RefusesAsync(feed);

        Assert.Equal((null, "rejected"), (server.Status.Release, server.Status.State));
        Assert.Equal("NoVerifiedRelease", server.Ask().Reason);
    }

    [Fact]
    public async Task Unknown_schema_wrong_digest_and_wrong_counts_are_rejected()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, change: release => release with { Schema = 2 });
        Assert.Contains("schema 2", await server.RefusesAsync(feed), StringComparison.Ordinal);
        feed.Publish(SampleCatalog.Default, change: release => release with { ContentDigest = new string('0', 64) });
        Assert.Contains("contentDigest", await server.RefusesAsync(feed), StringComparison.Ordinal);
        feed.Publish(SampleCatalog.Default, change: release => release with { Counts = release.Counts with { Titles = 3 } });
        Assert.Contains("counts", await server.RefusesAsync(feed), StringComparison.Ordinal);
        feed.Publish(SampleCatalog.Default with { GrantSetByTitle = SampleCatalog.Default.GrantSetByTitle.SetItem(SampleCatalog.Lantern, "ffffffffffff") });
        Assert.Contains("unknown grant set 'ffffffffffff'", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cache_on_disk_is_verified_again_at_every_start()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        var policies = Directory.EnumerateFiles(server.Folder, "*.policies.json", SearchOption.AllDirectories).Single();
        var text = await File.ReadAllTextAsync(policies, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(policies, text.Replace("P30D", "P90D", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal("P30D", server.Ask().StorageWindow);
        await server.RestartAsync();
        Assert.Equal("rejected", server.Status.State);
        Assert.Contains("the release on disk does not verify", server.Status.Reason, StringComparison.Ordinal);
        Assert.False(server.Ask().Allowed);

        await server.AppliesAsync(feed);
        Assert.Equal("P30D", server.Ask().StorageWindow);
        await server.RestartAsync();
        Assert.Equal("applied", server.Status.State);
    }

    [Fact]
    public async Task Bytes_replaced_after_they_were_read_are_not_used()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);

        await server.AppliesAsync(new ReadOnce(feed));

        Assert.True(server.Ask().Allowed);
    }

    [Fact]
    public async Task Only_the_live_releases_files_stay_on_disk()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern], "P14D"));
        await server.AppliesAsync(feed);

        var pool = Directory.EnumerateFiles(Path.Combine(server.Folder, "feed", "pool"), "*", SearchOption.AllDirectories);

        Assert.Equal(259, pool.Count());
    }

    /// <summary>Gives each file's true bytes once and garbage ever after.</summary>
    sealed class ReadOnce(FeedFixture feed) : IFeedSource
    {
        readonly HashSet<string> read = [];

        public async Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellation) =>
            await feed.ReadAsync(path, maxBytes, cancellation) is not { } bytes ? null
            : read.Add(path) ? bytes
            : "{}"u8.ToArray();
    }
}
