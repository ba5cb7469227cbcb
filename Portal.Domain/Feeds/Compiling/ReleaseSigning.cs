using System.Collections.Immutable;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds.Compiling;

/// <summary>A release's own file and its signed metadata: what is stored in one transaction before the first byte leaves.</summary>
public sealed record SignedRelease(BundleFile ReleaseFile, PublishedMetadata Targets, PublishedMetadata Snapshot, PublishedMetadata Timestamp)
{
    public ImmutableArray<PublishedMetadata> Metadata => [Targets, Snapshot, Timestamp];
}

/// <summary>Signs metadata only, never per title.</summary>
public static class ReleaseSigning
{
    /// <summary>Targets and snapshot take the release's number as their version; the timestamp counts on by itself.</summary>
    public static SignedRelease Sign(ReleaseDocument release, CompiledContent content, long timestampVersion, FeedKeys keys)
    {
        var now = release.Created;
        var releaseFile = BundleFiles.Release(release);
        var listed = content.Files.Append(releaseFile).Select(file => KeyValuePair.Create(file.Name, file.Reference));
        var targets = TufSigning.Targets(release.Release, now + BundleFormat.TargetsLife, listed, [keys.Targets]);
        var snapshot = TufSigning.Snapshot(release.Release, now + BundleFormat.SnapshotLife, targets.Reference, [keys.Snapshot]);
        return new SignedRelease(releaseFile, targets, snapshot, Timestamp(timestampVersion, now, snapshot.Reference, keys));
    }

    public static PublishedMetadata Timestamp(long version, DateTimeOffset now, MetadataReference snapshot, FeedKeys keys) =>
        TufSigning.Timestamp(version, now + BundleFormat.TimestampLife, snapshot, [keys.Timestamp]);

    /// <summary>The first root of a feed: one key for each role.</summary>
    public static PublishedMetadata FirstRoot(DateTimeOffset now, FeedKeys keys) => TufSigning.Root(
        new RootDocument(
            1,
            now + BundleFormat.RootLife,
            ImmutableDictionary<TufRole, RoleKeys>.Empty
                .Add(TufRole.Root, RoleKeys.SingleKey(keys.Root.PublicKey))
                .Add(TufRole.Targets, RoleKeys.SingleKey(keys.Targets.PublicKey))
                .Add(TufRole.Snapshot, RoleKeys.SingleKey(keys.Snapshot.PublicKey))
                .Add(TufRole.Timestamp, RoleKeys.SingleKey(keys.Timestamp.PublicKey))),
        [keys.Root]);
}
