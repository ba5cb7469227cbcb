using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;

namespace Portal.Data.Feeds;

/// <summary>
/// Feeds belong to no content owner; whoever may not publish, read the rights or read bundles sees none of them.
/// </summary>
sealed class ReleaseReader(Database database) : IReleaseReader
{
    readonly FeedSql sql = new(database.Dialect);

    public async Task<ImmutableArray<Feed>> Feeds(Viewer viewer, CancellationToken cancellationToken) =>
        !Sees(viewer) ? [] : [.. (await Rows<FeedRow>(FeedSql.Feeds, null, cancellationToken)).Select(row => row.ToFeed())];

    public async Task<ImmutableArray<LicenseServer>> Servers(Viewer viewer, string feed, CancellationToken cancellationToken) =>
        !Sees(viewer) ? [] : [.. (await Rows<LicenseServerRow>(FeedSql.Servers, new { Feed = feed }, cancellationToken)).Select(row => row.ToServer())];

    public async Task<Release?> Release(Viewer viewer, string feed, long number, CancellationToken cancellationToken) =>
        !Sees(viewer) ? null : (await Rows<ReleaseRow>(FeedSql.Release, new { Feed = feed, Number = number }, cancellationToken)).SingleOrDefault()?.ToRelease();

    public async Task<Page<Release>> Releases(Viewer viewer, string feed, PageRequest page, CancellationToken cancellationToken)
    {
        if (!Sees(viewer))
        {
            return new Page<Release>([], 0, page);
        }
        return await database.Read(
            async (connection, token) =>
            {
                var rows = await connection.Rows<ReleaseRow>(sql.Releases, new { Feed = feed, page.Skip, page.Size }, token);
                var total = await connection.Value<long>(FeedSql.CountReleases, new { Feed = feed }, token);
                return new Page<Release>([.. rows.Select(row => row.ToRelease())], total, page);
            },
            cancellationToken);
    }

    public async Task<ImmutableArray<DeliveryStatus>> Deliveries(Viewer viewer, string feed, long release, CancellationToken cancellationToken) =>
        !Sees(viewer)
            ? []
            : [.. (await Rows<DeliveryRow>(DeliverySql.OfRelease, new { Feed = feed, Release = release }, cancellationToken)).Select(row => row.ToStatus())];

    public async Task<ImmutableArray<ServerStatus>> ServerStatuses(Viewer viewer, string feed, CancellationToken cancellationToken)
    {
        var servers = await Servers(viewer, feed, cancellationToken);
        var newest = (await Rows<DeliveryRow>(DeliverySql.NewestOfFeed, new { Feed = feed }, cancellationToken))
            .Select(row => row.ToStatus())
            .ToLookup(delivery => delivery.Server, StringComparer.Ordinal);
        return
        [
            .. servers.Select(server =>
            {
                var applied = newest[server.Name].FirstOrDefault(delivery => delivery.State == DeliveryState.Applied);
                return new ServerStatus(server, newest[server.Name].FirstOrDefault(), applied?.Release, applied?.At);
            }),
        ];
    }

    static bool Sees(Viewer viewer) => viewer.May(Permission.Publish) || viewer.May(Permission.ReadRights) || viewer.May(Permission.ReadBundles);

    Task<IReadOnlyList<T>> Rows<T>(string statement, object? parameters, CancellationToken cancellationToken) =>
        database.Read((connection, token) => connection.Rows<T>(statement, parameters, token), cancellationToken);
}
