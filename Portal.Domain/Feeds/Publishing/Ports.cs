using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>A metadata file as it was stored; the same bytes for ever.</summary>
public sealed record StoredMetadata(TufRole Role, long Version, DateTimeOffset Expires, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A worker's hold on a piece of work. Each claim takes the next fence number; a worker whose fence is no longer the row's was
/// overtaken, and whatever it writes is refused.
/// </summary>
public readonly record struct Claim(long Fence);

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

/// <summary>Deliveries, for writing. A state changes only under the fence of its claim.</summary>
public interface IDeliveryStore
{
    /// <summary>A pending delivery for each server; what servers have not applied of older releases is superseded.</summary>
    Task Open(IWriteSession session, string feed, long release, DateTimeOffset at, CancellationToken cancellationToken);

    Task<(DeliveryStatus Delivery, Claim Claim)?> Claim(
        IWriteSession session, string server, long release, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    Task<bool> Settle(
        IWriteSession session, DeliveryStatus delivery, Claim claim, CancellationToken cancellationToken);

    /// <summary>What a pulling server says of itself. False when it has no such delivery, or said so already.</summary>
    Task<bool> Acknowledge(IWriteSession session, DeliveryStatus acknowledged, CancellationToken cancellationToken);

    /// <summary>The timestamp version a server was last given.</summary>
    Task TimestampGiven(IWriteSession session, string server, long version, CancellationToken cancellationToken);

    Task EndClaims(IWriteSession session, CancellationToken cancellationToken);
}

/// <summary>What is due, for the reconciler: it compares what should be with what is.</summary>
public interface IPublishingAgenda
{
    /// <summary>Feeds whose pending release nobody works on.</summary>
    Task<ImmutableArray<string>> FeedsToCompile(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deliveries to folder and push servers whose next attempt is due.</summary>
    Task<ImmutableArray<(string Server, long Release)>> DeliveriesDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Servers that run the newest release with an older timestamp than the newest.</summary>
    Task<ImmutableArray<string>> TimestampsDue(CancellationToken cancellationToken);

    /// <summary>Feeds whose timestamp expires before the instant.</summary>
    Task<ImmutableArray<string>> FeedsToStamp(DateTimeOffset expiringBefore, CancellationToken cancellationToken);

    /// <summary>Feeds whose newest release is valid until before the instant and that have no release under way.</summary>
    Task<ImmutableArray<string>> FeedsToRenew(DateTimeOffset validUntilBefore, CancellationToken cancellationToken);
}

/// <summary>Feeds and releases, for reading.</summary>
public interface IReleaseReader
{
    Task<ImmutableArray<Feed>> Feeds(Viewer viewer, CancellationToken cancellationToken);

    Task<ImmutableArray<LicenseServer>> Servers(Viewer viewer, string feed, CancellationToken cancellationToken);

    Task<Release?> Release(Viewer viewer, string feed, long number, CancellationToken cancellationToken);

    Task<Page<Release>> Releases(Viewer viewer, string feed, PageRequest page, CancellationToken cancellationToken);

    Task<ImmutableArray<DeliveryStatus>> Deliveries(Viewer viewer, string feed, long release, CancellationToken cancellationToken);

    /// <summary>For each server, its newest delivery of any release, and the release it last applied.</summary>
    Task<ImmutableArray<ServerStatus>> ServerStatuses(Viewer viewer, string feed, CancellationToken cancellationToken);
}

/// <summary>One license server as the Publishing page shows it.</summary>
/// <param name="Latest">Its newest delivery; null before the first release.</param>
/// <param name="Runs">The release it last applied; null when none.</param>
/// <param name="Since">Since when it runs that.</param>
public sealed record ServerStatus(LicenseServer Server, DeliveryStatus? Latest, long? Runs, DateTimeOffset? Since);

/// <summary>The bytes of a feed as they are served and delivered. Not filtered by viewer: who may read a feed is decided by its grant.</summary>
public interface IFeedContent
{
    /// <summary>By the file's name under <c>metadata/</c>; null where there is none.</summary>
    Task<StoredMetadata?> Metadata(string feed, string fileName, CancellationToken cancellationToken);

    /// <summary>The files a release consists of, by name.</summary>
    Task<ImmutableArray<(string Name, FileReference Reference)>> Files(string feed, long release, CancellationToken cancellationToken);

    /// <summary>The metadata of a release as it is delivered: roots, targets, snapshot; timestamp last.</summary>
    Task<ImmutableArray<StoredMetadata>> MetadataOf(string feed, long release, CancellationToken cancellationToken);

    Task<StoredMetadata?> Newest(string feed, TufRole role, CancellationToken cancellationToken);
}

/// <summary>Content-addressed files: immutable once written.</summary>
public interface IFeedFiles
{
    /// <summary>Writes what is not there yet; durable when it returns.</summary>
    Task Keep(string feed, IReadOnlyCollection<BundleFile> files, CancellationToken cancellationToken);

    /// <summary>By <c>{sha256}.{name}</c>; null where there is none.</summary>
    Stream? Open(string feed, string publishedName);
}

/// <summary>Everything a server needs of a release, as paths below <c>/feeds/{feed}/</c> with their bytes, in the order they are sent.</summary>
public interface IDeliveryChannel
{
    DeliveryMethod Method { get; }

    Task<DeliveryOutcome> Deliver(LicenseServer server, long release, CancellationToken cancellationToken);

    /// <summary>Hands over the newest timestamp alone, without activation.</summary>
    Task<DeliveryOutcome> Stamp(LicenseServer server, CancellationToken cancellationToken);
}

/// <summary>Rings for a worker. At least once, maybe never: the reconciler rings again.</summary>
public interface IPublishingDoorbell
{
    void Compile(string feed);

    void Deliver(string server, long release);

    void Stamp(string server);
}
