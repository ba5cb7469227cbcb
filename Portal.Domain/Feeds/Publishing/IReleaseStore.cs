using System.Collections.Immutable;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Feeds, their servers and releases, for writing.</summary>
public interface IReleaseStore
{
    Task<Feed?> Feed(IWriteSession session, string feed, CancellationToken cancellationToken);

    Task<ImmutableArray<Feed>> Feeds(IWriteSession session, CancellationToken cancellationToken);

    Task AddFeed(IWriteSession session, Feed feed, CancellationToken cancellationToken);

    /// <summary>Puts a server on record, in the place of the one with its name.</summary>
    Task PutServer(IWriteSession session, LicenseServer server, string? protectedPushToken, CancellationToken cancellationToken);

    Task<ImmutableArray<LicenseServer>> Servers(IWriteSession session, string feed, CancellationToken cancellationToken);

    /// <summary>The release that is not published yet; a feed has one at most.</summary>
    Task<Release?> Unpublished(IWriteSession session, string feed, CancellationToken cancellationToken);

    Task<Release?> LatestPublished(IWriteSession session, string feed, CancellationToken cancellationToken);

    /// <summary>Takes the next number of the feed for a pending release.</summary>
    Task<Release> Request(
        IWriteSession session, string feed, ReleaseCause cause, string actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes the pending release until <paramref name="until"/>; null where there is none or another worker holds it.</summary>
    Task<(Release Release, Claim Claim)?> Claim(
        IWriteSession session, string feed, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Stores a published release whole. False when the claim was overtaken; nothing is written then.</summary>
    Task<bool> Publish(
        IWriteSession session, Release published, Claim claim, IEnumerable<BundleFile> files, IEnumerable<PublishedMetadata> metadata,
        CancellationToken cancellationToken);

    /// <summary>Gives a pending release back with what stopped it. False when the claim was overtaken.</summary>
    Task<bool> GiveBack(IWriteSession session, Release release, Claim claim, CancellationToken cancellationToken);

    /// <summary>Lets the pending release be compiled though it withdraws more than the limit. False when it does not wait for that.</summary>
    Task<bool> Confirm(IWriteSession session, string feed, long number, CancellationToken cancellationToken);

    /// <summary>Of one role, the newest; null before the first.</summary>
    Task<StoredMetadata?> NewestMetadata(IWriteSession session, string feed, TufRole role, CancellationToken cancellationToken);

    Task AddMetadata(IWriteSession session, string feed, PublishedMetadata metadata, CancellationToken cancellationToken);

    /// <summary>Ends every claim: for the start of the only process there is, after it was killed.</summary>
    Task EndClaims(IWriteSession session, CancellationToken cancellationToken);
}
