using LicenseServer.Verification;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Tests.Guarantees;

/// <summary>1 rollback, 2 equivocation, 11 fast-forward recovery.</summary>
public class G01_G02_VersionTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    readonly FeedFixture feed = new(Now);

    [Fact]
    public async Task Rollback_is_refused_also_after_a_restart()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 41);
        await server.AppliesAsync(feed);
        var old = feed.Copy();
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern]), 42);
        await server.AppliesAsync(feed);
        feed.Serve(old);

        Assert.Contains("rollback", await server.RefusesAsync(feed, Refusal.Conflict), StringComparison.Ordinal);
        await server.RestartAsync();
        Assert.Contains("rollback", await server.RefusesAsync(feed, Refusal.Conflict), StringComparison.Ordinal);
        Assert.Equal(42, server.Status.Release);
    }

    [Fact]
    public async Task Older_snapshot_under_a_newer_timestamp_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 41);
        var snapshot41 = feed.Snapshot!;
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.SignTimestamp(snapshot41);

        Assert.Contains("rollback: snapshot 41", await server.RefusesAsync(feed, Refusal.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lower_release_number_under_newer_metadata_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.Publish(SampleCatalog.Default, 43, release => release with { Release = 41 });

        Assert.Contains("rollback: release 41", await server.RefusesAsync(feed, Refusal.Conflict), StringComparison.Ordinal);
        Assert.Equal(42, server.Status.Release);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Equivocation_is_refused_with_both_digests(bool restarted)
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        var before = Digest(feed.Files["metadata/timestamp.json"]);
        feed.StartTimestampsAt(1);
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern]), 42);
        if (restarted)
        {
            await server.RestartAsync();
        }

        var reason = await server.RefusesAsync(feed, Refusal.Conflict);

        Assert.Contains("equivocation", reason, StringComparison.Ordinal);
        Assert.Contains(before, reason, StringComparison.Ordinal);
        Assert.Contains(Digest(feed.Files["metadata/timestamp.json"]), reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_snapshot_of_the_same_number_under_a_newer_timestamp_is_equivocation()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.Publish(SampleCatalog.Of([SampleCatalog.Lantern]), 42);

        Assert.Contains("equivocation: snapshot 42", await server.RefusesAsync(feed, Refusal.Conflict), StringComparison.Ordinal);
        Assert.True(server.Ask(SampleCatalog.Eidr).Allowed);
    }

    [Fact]
    public async Task Same_content_signed_again_is_no_equivocation()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        feed.SignTimestamp(feed.Snapshot!, 1);

        await server.AppliesAsync(feed);
    }

    [Fact]
    public async Task After_the_online_keys_rotate_normal_numbers_are_accepted_and_the_stolen_key_is_not()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default, 42);
        await server.AppliesAsync(feed);
        feed.SignTimestamp(feed.Snapshot!, TufSigning.MaxVersion);
        await server.AppliesAsync(feed);
        var stolen = feed.Signers[TufRole.Timestamp];
        feed.RotateRoot(() => feed.Signers[TufRole.Timestamp] = [EcdsaSigner.Create()]);
        feed.StartTimestampsAt(1);
        feed.Publish(SampleCatalog.Default, 43);

        await server.AppliesAsync(feed);
        Assert.Equal(43, server.Status.Release);
        feed.Signers[TufRole.Timestamp] = stolen;
        feed.SignTimestamp(feed.Snapshot!);
        Assert.Contains("0 good signatures", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    static string Digest(byte[] file) => TufReading.TryTimestamp(file, out var timestamp, out _) ? MetadataWalk.Digest(timestamp.SignedBytes) : "";
}
