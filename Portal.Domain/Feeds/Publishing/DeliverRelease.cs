using Microsoft.Extensions.Logging;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Brings one release to one license server: one attempt, its outcome, and when to try again. A slow or dead server delays nobody else.</summary>
public sealed partial class DeliverRelease(
    IUnitOfWork unitOfWork,
    IDeliveryStore deliveries,
    IFeedContent content,
    IServerDirectory servers,
    IEnumerable<IDeliveryChannel> channels,
    IAuditLog audit,
    TimeProvider time,
    ILogger<DeliverRelease> logger)
{
    public async Task Run(string serverName, long release, CancellationToken cancellationToken)
    {
        if (await servers.Find(serverName, cancellationToken) is not { } server || ChannelOf(server) is not { } channel)
        {
            return;
        }
        var now = time.GetUtcNow();
        var claimed = await unitOfWork.Write(
            Durability.Normal,
            (session, token) => deliveries.Claim(session, serverName, release, now, now + PublishingTimes.DeliveryClaim, token),
            cancellationToken);
        if (claimed is not { } work)
        {
            return;
        }
        LogDelivering(release, server.Feed, serverName, work.Delivery.Attempts);
        var timestamp = await content.Newest(server.Feed, TufRole.Timestamp, cancellationToken);
        var outcome = await Attempt(token => channel.Deliver(server, release, token), cancellationToken);
        var settled = Settled(work.Delivery, outcome);
        var counts = await unitOfWork.Write(
            Durability.Full, (session, token) => Settle(session, settled, work.Claim, timestamp?.Version ?? 0, token), CancellationToken.None);
        if (counts)
        {
            LogSettled(release, server.Feed, serverName, settled.State, settled.Reason);
        }
    }

    /// <summary>Hands the newest timestamp to a server that runs the newest release.</summary>
    public async Task Stamp(string serverName, CancellationToken cancellationToken)
    {
        if (await servers.Find(serverName, cancellationToken) is not { } server || ChannelOf(server) is not { } channel)
        {
            return;
        }
        var now = time.GetUtcNow();
        var claimed = await unitOfWork.Write(
            Durability.Normal,
            (session, token) => deliveries.ClaimStamp(session, serverName, now, now + PublishingTimes.DeliveryClaim, token),
            cancellationToken);
        if (claimed is not { } work)
        {
            return;
        }
        var timestamp = await content.TimestampOf(server.Feed, work.Delivery.Release, cancellationToken);
        var outcome = timestamp is null ? null : await Attempt(token => channel.Stamp(server, timestamp, token), cancellationToken);
        var failed = outcome as DeliveryOutcome.Failed;
        if (failed is not null)
        {
            LogNotStamped(server.Feed, serverName, failed.Reason);
        }
        DateTimeOffset? next = failed is null ? null : time.GetUtcNow() + PublishingTimes.StampRetry;
        await unitOfWork.Write(
            Durability.Normal,
            (session, token) => deliveries.SettleStamp(
                session, work.Delivery, work.Claim, outcome is DeliveryOutcome.Applied ? timestamp!.Version : null, next, token),
            CancellationToken.None);
    }

    IDeliveryChannel? ChannelOf(LicenseServer server) => channels.FirstOrDefault(channel => channel.Method == server.Method);

    async Task<DeliveryOutcome> Attempt(Func<CancellationToken, Task<DeliveryOutcome>> attempt, CancellationToken cancellationToken)
    {
        // An attempt does not outlive its claim: the next one may be under way then.
        using var tooLong = new CancellationTokenSource(PublishingTimes.DeliveryClaim, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            return await attempt(either.Token);
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested)
        {
            return new DeliveryOutcome.Failed($"It took longer than {PublishingTimes.DeliveryClaim.TotalMinutes:0} minutes.");
        }
        // Whatever goes wrong on the way to one server is that server's delivery's affair, and is tried again.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome.Failed(error.Message);
        }
    }

    DeliveryStatus Settled(DeliveryStatus delivery, DeliveryOutcome outcome)
    {
        var now = time.GetUtcNow();
        return outcome switch
        {
            DeliveryOutcome.Applied => delivery with { State = DeliveryState.Applied, Reason = null, NextAttemptAt = null, At = now },
            DeliveryOutcome.Rejected rejected => delivery with { State = DeliveryState.Rejected, Reason = rejected.Reason, NextAttemptAt = null, At = now },
            DeliveryOutcome.Failed failed => delivery with
            {
                State = DeliveryState.Failed,
                Reason = failed.Reason,
                NextAttemptAt = now + Backoff.After(delivery.Attempts, Random.Shared.NextDouble()),
                At = now,
            },
            _ => throw new InvalidOperationException($"A delivery cannot end in {outcome}."),
        };
    }

    async Task<bool> Settle(IWriteSession session, DeliveryStatus settled, Claim claim, long timestampVersion, CancellationToken cancellationToken)
    {
        if (!await deliveries.Settle(session, settled, claim, cancellationToken))
        {
            return false;
        }
        if (settled.State == DeliveryState.Applied)
        {
            await deliveries.TimestampGiven(session, settled.Server, timestampVersion, cancellationToken);
        }
        if (settled.State is DeliveryState.Applied or DeliveryState.Rejected)
        {
            await audit.Append(session, DeliveryAudit.Entry(Viewer.Portal.Name, settled), cancellationToken);
        }
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: delivering to {Server}, attempt {Attempt}")]
    partial void LogDelivering(long release, string feed, string server, int attempt);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: {Server} is {State} ({Reason})")]
    partial void LogSettled(long release, string feed, string server, DeliveryState state, string? reason);

    [LoggerMessage(LogLevel.Warning, "The timestamp of {Feed} did not reach {Server}: {Reason}")]
    partial void LogNotStamped(string feed, string server, string reason);
}

/// <summary>Finds a license server by name, for work that nobody asked for in person.</summary>
public interface IServerDirectory
{
    Task<LicenseServer?> Find(string name, CancellationToken cancellationToken);
}

static class DeliveryAudit
{
    public static NewAuditEntry Entry(string actor, DeliveryStatus delivery) => new(
        delivery.At,
        actor,
        delivery.State == DeliveryState.Applied ? "release.applied" : "release.rejected",
        $"feed/{delivery.Feed}/release/{delivery.Release}",
        AuditDetails.Of(new { delivery.Server, delivery.Reason }),
        []);
}
