using LicenseServer.Feeds;
using LicenseServer.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Feeds.Bundles;
using Portal.Testing;

namespace Portal.Jobs.Tests.Hosting;

/// <summary>Reads a delivered folder as the reference license server does, trusting its first root and nothing else.</summary>
static class VerifiedFolder
{
    /// <summary>What the folder says, verified; fails with the verifier's reason.</summary>
    public static async Task<BundleContent> Read(string folder)
    {
        using var state = new TestDirectory();
        var files = new DurableFiles(_ => { });
        var store = new FeedStore(state.File("feed"), files);
        var trust = new RootOfTrust("default", Path.Combine(folder, "metadata", "1.root.json"), false, store, NullLogger<RootOfTrust>.Instance);
        var clock = new TrustedClock(TimeProvider.System, files, state.Path, NullLogger<TrustedClock>.Instance);
        using var keeper = new FeedKeeper("default", store, trust, clock, NullLogger<FeedKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        var outcome = await keeper.UpdateAsync(new FolderSource(folder), null, CancellationToken.None);
        Assert.True(outcome.Refusal is null, outcome.Reason);
        return keeper.Live!;
    }
}
