using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Tests.Guarantees;

/// <summary>4 mix-and-match, 5 set equality, 13 wrong recipient.</summary>
public class G04_G05_SetTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    readonly FeedFixture feed = new(Now);

    [Fact]
    public async Task Shard_of_an_older_release_refuses_the_whole_update()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        var shard = BundleFormat.ShardFile(BundleFormat.ShardOf(SampleCatalog.Eidr));
        var old = feed.Files.Single(file => file.Key.EndsWith(shard, StringComparison.Ordinal));
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern]), 43);
        var listed = feed.Files.Keys.Single(path => path.EndsWith(shard, StringComparison.Ordinal) && path != old.Key);
        feed.Files[listed] = old.Value;

        var reason = await server.RefusesAsync(feed);

        Assert.Contains(shard, reason, StringComparison.Ordinal);
        Assert.Equal(42, server.Status.Release);
        Assert.Equal("rejected", server.Status.State);
        Assert.True(server.Ask(SampleCatalog.Eidr).Allowed);
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task Metadata_file_of_an_older_release_refuses_the_whole_update(string role)
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.Publish(SampleCatalog.Default, 43);
        feed.Files[$"metadata/43.{role}.json"] = feed.Files[$"metadata/42.{role}.json"];

        await server.RefusesAsync(feed);

        Assert.Equal(42, server.Status.Release);
    }

    [Fact]
    public async Task One_changed_byte_anywhere_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        var whole = feed.Copy();
        // Every kind of file, and one shard in sixteen: the shards are treated alike.
        var paths = whole.Keys.Where(path => path != "metadata/1.root.json"
            && (!path.Contains(".titles-", StringComparison.Ordinal) || path.EndsWith("0.json", StringComparison.Ordinal)));
        foreach (var path in paths)
        {
            feed.Serve(whole);
            var changed = whole[path].ToArray();
            changed[changed.Length / 2] ^= 1;
            feed.Files[path] = changed;

            await server.RefusesAsync(feed);
            Assert.Null(server.Status.Release);
        }
    }

    [Fact]
    public async Task Missing_shard_file_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        feed.Files.TryRemove(feed.Files.Keys.Single(path => path.EndsWith("titles-7f.json", StringComparison.Ordinal)), out _);

        Assert.Contains("titles-7f.json is missing", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shard_or_policies_missing_from_the_list_are_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, listed: files => files.Where(file => file.Name != "titles-00.json"));
        Assert.Contains("titles-00.json is missing", await server.RefusesAsync(feed), StringComparison.Ordinal);

        feed.Publish(SampleCatalog.Default, listed: files => files.Where(file => file.Name != "policies.json"));
        Assert.Contains("policies-0.json is missing", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.json")]
    [InlineData("../release.json")]
    [InlineData("/etc/passwd")]
    [InlineData("Release.json")]
    public async Task File_that_does_not_belong_is_refused(string name)
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, listed: files => [.. files, new BundleFile(name, "{}"u8.ToArray())]);

        await server.RefusesAsync(feed);
        Assert.Null(server.Status.Release);
    }

    [Fact]
    public async Task Delta_is_optional_and_not_needed()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        var delta = new BundleFile("delta-41.json", "{}"u8.ToArray());
        feed.Publish(SampleCatalog.Default, 42, listed: files => [.. files, delta]);
        feed.Files.TryRemove("targets/" + delta.PublishedName, out _);

        await server.AppliesAsync(feed);
    }

    [Fact]
    public async Task Withdrawing_more_than_the_limit_needs_a_confirmation()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Twenty, 42);
        await server.AppliesAsync(feed);
        var held = feed.TargetsSha256;
        var fewer = SampleCatalog.Of(SampleCatalog.Twenty.GrantSetByTitle.Keys.Order(StringComparer.Ordinal).Take(18));
        feed.Publish(fewer, 43, release => release with { Withdrawals = new ReleaseWithdrawals(2, 5, false) });

        Assert.Contains("withdraws 2 of 20 titles", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal(42, server.Status.Release);
        feed.Publish(fewer, 44, release => release with { PreviousTargets = held, Withdrawals = new ReleaseWithdrawals(2, 5, true) });
        await server.AppliesAsync(feed);
        Assert.Equal(44, server.Status.Release);
    }

    [Fact]
    public async Task Release_of_another_feed_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed, feed: "other");
        feed.Publish(SampleCatalog.Default);

        Assert.Contains("of the feed 'default'", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal("NoVerifiedRelease", server.Ask().Reason);
    }

    [Fact]
    public async Task Feed_with_other_keys_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        var stranger = new FeedFixture(Now);
        stranger.Publish(SampleCatalog.Default);

        Assert.Contains("0 good signatures", await server.RefusesAsync(stranger), StringComparison.Ordinal);
    }
}
