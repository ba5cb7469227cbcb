using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>What came of asking for a release.</summary>
public abstract record ReleaseRequest
{
    ReleaseRequest()
    {
    }

    /// <summary>It is under way, now or already before.</summary>
    public sealed record Accepted(Release Release) : ReleaseRequest;

    /// <summary>Nothing has changed since the present release, which stays.</summary>
    public sealed record NothingNew(Release Present) : ReleaseRequest;

    public sealed record UnknownFeed(string Feed) : ReleaseRequest;
}

/// <summary>Asks for a release of a feed. The number is taken here; a job does the rest.</summary>
public sealed class RequestRelease(
    IUnitOfWork unitOfWork,
    IReleaseStore releases,
    IRightsRevision revision,
    ICatalogClock catalogClock,
    IAuditLog audit,
    IPublishingDoorbell doorbell,
    TimeProvider time)
{
    public async Task<ReleaseRequest> Ask(Viewer viewer, string feed, CancellationToken cancellationToken)
    {
        var outcome = await unitOfWork.Write(
            Durability.Full, (session, token) => Ask(session, feed, ReleaseCause.Requested, viewer.Name, token), cancellationToken);
        if (outcome is ReleaseRequest.Accepted { Release.State: ReleaseState.Pending })
        {
            doorbell.Compile(feed);
        }
        return outcome;
    }

    /// <summary>As <see cref="Ask(Viewer, string, CancellationToken)"/>, in an open write. Renewal and approval ask even with nothing new to say.</summary>
    public async Task<ReleaseRequest> Ask(
        IWriteSession session, string feed, ReleaseCause cause, string actor, CancellationToken cancellationToken)
    {
        if (await releases.Feed(session, feed, cancellationToken) is null)
        {
            return new ReleaseRequest.UnknownFeed(feed);
        }
        if (await releases.Unpublished(session, feed, cancellationToken) is { } underWay)
        {
            return new ReleaseRequest.Accepted(underWay);
        }
        var now = time.GetUtcNow();
        if (cause == ReleaseCause.Requested
            && await releases.LatestPublished(session, feed, cancellationToken) is { } present
            && present.RightsRevision == await revision.Current(session, cancellationToken)
            && !await catalogClock.AnyWindowEnded(session, present.PublishedAt!.Value, now, cancellationToken))
        {
            return new ReleaseRequest.NothingNew(present);
        }
        var release = await releases.Request(session, feed, cause, actor, now, cancellationToken);
        await audit.Append(
            session,
            new NewAuditEntry(now, actor, "release.requested", $"feed/{feed}/release/{release.Number}", AuditDetails.Of(new { cause = cause.ToString() }), []),
            cancellationToken);
        return new ReleaseRequest.Accepted(release);
    }
}

/// <summary>What time alone changes in the catalog.</summary>
public interface ICatalogClock
{
    /// <summary>Whether any avail's window ended after <paramref name="after"/> and not later than <paramref name="until"/>.</summary>
    Task<bool> AnyWindowEnded(IWriteSession session, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);
}
