using LicenseServer.Storage;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;

namespace LicenseServer.Feeds;

/// <summary>Where a feed's trust starts: a root that an operator put on this machine, or, for local samples, the first one seen.</summary>
public sealed class RootOfTrust(string feed, string? pinnedPath, bool onFirstUse, FeedStore store, ILogger<RootOfTrust> log)
{
    /// <summary>The chain as far as this server has walked it before; null when it has yet to see its first root.</summary>
    public async Task<RootChain?> LoadAsync(CancellationToken cancellation)
    {
        var first = pinnedPath is not null ? await File.ReadAllBytesAsync(pinnedPath, cancellation) : store.LoadFirstRoot();
        if (first is null)
        {
            return null;
        }

        var chain = RootChain.From(first);
        await chain.WalkAsync(store.Roots, (_, _) => { }, cancellation);
        return chain;
    }

    /// <summary>Takes the feed's own first root, if that was allowed.</summary>
    public async Task<RootChain> FirstAsync(IFeedSource source, CancellationToken cancellation)
    {
        if (!onFirstUse)
        {
            throw new FeedRefusedException(Refusal.Invalid, $"there is no pinned root for the feed '{feed}'");
        }

        var root = await source.ReadAsync("metadata/1.root.json", BundleFormat.MaxRootBytes, cancellation)
            ?? throw new FeedRefusedException(Refusal.Unavailable, "metadata/1.root.json is missing");
        var chain = RootChain.From(root);
        store.SaveFirstRoot(root);
        log.LogWarning(
            "The feed '{Feed}' had no pinned root: the first one served was trusted (TrustOnFirstUse). Whoever answered then decides what "
            + "this server believes. Outside a local sample, set Feeds:0:RootPath to a root.json from the portal's operator.", feed);
        return chain;
    }
}
