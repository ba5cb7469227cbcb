using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

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
