using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Web.Features.Publishing;

/// <summary>One feed as the Publishing page shows it at one moment.</summary>
/// <param name="Releases">Newest first.</param>
/// <param name="Keys">Per role, when what is signed now expires; empty before the first release.</param>
public sealed record FeedOverview(
    Feed Feed, ImmutableArray<Release> Releases, long TotalReleases, ImmutableArray<ServerStatus> Servers, ImmutableArray<KeyHealth> Keys)
{
    /// <summary>The release under way; null when none is.</summary>
    public Release? UnderWay => Releases.FirstOrDefault(release => release.State != ReleaseState.Published);

    /// <summary>The newest published release.</summary>
    public Release? Present => Releases.FirstOrDefault(release => release.State == ReleaseState.Published);

    /// <summary>How many servers run the newest published release.</summary>
    public int UpToDate => Servers.Count(server => server.Runs is { } runs && runs == Present?.Number);

    /// <summary>Whether every server runs that release or a newer one; never of null.</summary>
    public bool IsEverywhere(long? release) => release is not null && Servers.All(server => server.Runs >= release);

    /// <summary>The release's changes in words, once it is known.</summary>
    public static string Changes(Release release) => release switch
    {
        { Changed: null } => "—",
        { Changed: 0 } => "no title changed",
        { Changed: 1, Withdrawn: 0 } => "1 title changed",
        { Withdrawn: 0 } => $"{release.Changed} titles changed",
        _ => $"{release.Changed} titles changed, {release.Withdrawn} withdrawn",
    };
}

/// <summary>When a role's signed file expires.</summary>
public sealed record KeyHealth(TufRole Role, DateTimeOffset Expires)
{
    /// <summary>Whole days left, at least 0.</summary>
    public int DaysLeft(DateTimeOffset now) => Math.Max(0, (int)(Expires - now).TotalDays);
}

/// <summary>Reads the overview of every feed.</summary>
public sealed class FeedOverviews(IReleaseReader reader, IFeedContent content)
{
    public const int ReleasesShown = 20;

    public async Task<ImmutableArray<FeedOverview>> Read(Viewer viewer, CancellationToken cancellationToken)
    {
        var overviews = ImmutableArray.CreateBuilder<FeedOverview>();
        foreach (var feed in await reader.Feeds(viewer, cancellationToken))
        {
            var releases = await reader.Releases(viewer, feed.Name, new PageRequest(1, ReleasesShown), cancellationToken);
            var servers = await reader.ServerStatuses(viewer, feed.Name, cancellationToken);
            var expiries = await content.Expiries(feed.Name, cancellationToken);
            overviews.Add(new FeedOverview(feed, [.. releases.Items], releases.Total, servers, [.. expiries.Select(expiry => new KeyHealth(expiry.Key, expiry.Value))]));
        }
        return overviews.ToImmutable();
    }
}
