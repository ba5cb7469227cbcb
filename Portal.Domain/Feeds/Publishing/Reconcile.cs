using Microsoft.Extensions.Logging;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>
/// Compares what should be with what is, every few seconds, and rings for whatever lacks: a lost, failed or doubled job does not matter.
/// A step that fails is told and holds up no other: one feed's unreadable key must not keep another feed's servers waiting.
/// </summary>
public sealed partial class Reconcile(
    IPublishingAgenda agenda, IUnitOfWork unitOfWork, RequestRelease request, StampFeed stamp, PutDueChangesIntoEffect dueChanges,
    IPublishingDoorbell doorbell, TimeProvider time, ILogger<Reconcile> logger)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await agenda.ChangesDue(now, cancellationToken))
        {
            await Take("due changes", () => dueChanges.Run(cancellationToken), cancellationToken);
        }
        foreach (var feed in await agenda.FeedsToRenew(now + PublishingTimes.RenewalLead, cancellationToken))
        {
            await Take($"renewal of {feed}", () => Renew(feed, cancellationToken), cancellationToken);
        }
        foreach (var feed in await agenda.FeedsToCompile(now, cancellationToken))
        {
            doorbell.Compile(feed);
        }
        foreach (var feed in await agenda.FeedsToStamp(PublishingTimes.TimestampDue(now), cancellationToken))
        {
            await Take($"timestamp of {feed}", () => stamp.Run(feed, cancellationToken), cancellationToken);
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

    Task<ReleaseRequest> Renew(string feed, CancellationToken cancellationToken) => unitOfWork.Write(
        Durability.Full, (session, token) => request.Ask(session, feed, ReleaseCause.Renewal, Viewer.Portal.Name, token), cancellationToken);

    async Task Take(string step, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(error, step);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reconciling publishing: {Step} failed and is tried again")]
    partial void LogFailed(Exception error, string step);
}
