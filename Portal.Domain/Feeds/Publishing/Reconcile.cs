using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>
/// Compares what should be with what is, every few seconds, and rings for whatever lacks: a lost, failed or doubled job does not matter.
/// </summary>
public sealed class Reconcile(
    IPublishingAgenda agenda, IUnitOfWork unitOfWork, RequestRelease request, StampFeed stamp, PutDueChangesIntoEffect dueChanges,
    IPublishingDoorbell doorbell, TimeProvider time)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await dueChanges.Run(cancellationToken);
        foreach (var feed in await agenda.FeedsToRenew(now + PublishingTimes.RenewalLead, cancellationToken))
        {
            await unitOfWork.Write(
                Durability.Full, (session, token) => request.Ask(session, feed, ReleaseCause.Renewal, Viewer.Portal.Name, token), cancellationToken);
        }
        foreach (var feed in await agenda.FeedsToCompile(now, cancellationToken))
        {
            doorbell.Compile(feed);
        }
        foreach (var feed in await agenda.FeedsToStamp(PublishingTimes.TimestampDue(now), cancellationToken))
        {
            await stamp.Run(feed, cancellationToken);
        }
        foreach (var (server, release) in await agenda.DeliveriesDue(now, cancellationToken))
        {
            doorbell.Deliver(server, release);
        }
        foreach (var server in await agenda.TimestampsDue(now, cancellationToken))
        {
            doorbell.Stamp(server);
        }
    }
}
