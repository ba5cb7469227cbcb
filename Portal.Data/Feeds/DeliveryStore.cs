using Portal.Data.Connections;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;

namespace Portal.Data.Feeds;

sealed class DeliveryStore(TimeProvider time) : IDeliveryStore
{
    const int ReasonLength = 2000;

    public async Task Open(IWriteSession session, string feed, long release, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parameters = new { Feed = feed, Release = release, At = at };
        await WriteSession.Of(session).Execute(DeliverySql.Supersede, parameters, cancellationToken);
        await WriteSession.Of(session).Execute(DeliverySql.Open, parameters, cancellationToken);
    }

    public Task Reopen(IWriteSession session, string server, long release, bool moved, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(
            DeliverySql.Reopen, new { Server = server, Release = release, Moved = moved ? 1 : 0, At = at }, cancellationToken);

    public async Task<(DeliveryStatus Delivery, Claim Claim)?> Claim(
        IWriteSession session, string server, long release, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await write.Execute(DeliverySql.LockServer, new { Server = server }, cancellationToken);
        var claimed = await write.Execute(
            DeliverySql.Claim, new { Server = server, Release = release, Now = now, Until = until }, cancellationToken);
        if (claimed == 0)
        {
            return null;
        }
        var row = await write.Row<DeliveryRow>(DeliverySql.One, new { Server = server, Release = release }, cancellationToken);
        return (row!.ToStatus(), new Claim(row.Fence));
    }

    public async Task<bool> Settle(IWriteSession session, DeliveryStatus delivery, Claim claim, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var settled = await write.Execute(
            DeliverySql.Settle,
            new
            {
                delivery.Server,
                delivery.Release,
                State = delivery.State.ToString(),
                delivery.NextAttemptAt,
                Reason = Short(delivery.Reason),
                delivery.At,
                claim.Fence,
            },
            cancellationToken);
        if (settled == 0)
        {
            await write.Execute(DeliverySql.EndClaim, new { delivery.Server, delivery.Release, claim.Fence }, cancellationToken);
        }
        return settled > 0;
    }

    public async Task<(DeliveryStatus Delivery, Claim Claim)?> ClaimStamp(
        IWriteSession session, string server, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await write.Execute(DeliverySql.LockServer, new { Server = server }, cancellationToken);
        if (await write.Execute(DeliverySql.ClaimStamp, new { Server = server, Now = now, Until = until }, cancellationToken) == 0)
        {
            return null;
        }
        var row = await write.Row<DeliveryRow>(DeliverySql.NewestOfServer, new { Server = server }, cancellationToken);
        return (row!.ToStatus(), new Claim(row.Fence));
    }

    public async Task SettleStamp(
        IWriteSession session, DeliveryStatus delivery, Claim claim, long? given, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await write.Execute(
            DeliverySql.SettleStamp, new { delivery.Server, delivery.Release, claim.Fence, NextAttemptAt = nextAttemptAt }, cancellationToken);
        if (given is { } version)
        {
            await TimestampGiven(session, delivery.Server, version, cancellationToken);
        }
    }

    public async Task<Acknowledgement> Acknowledge(IWriteSession session, DeliveryStatus acknowledged, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var changed = await write.Execute(
            DeliverySql.Acknowledge,
            new
            {
                acknowledged.Feed,
                acknowledged.Server,
                acknowledged.Release,
                State = acknowledged.State.ToString(),
                Reason = Short(acknowledged.Reason),
                acknowledged.At,
            },
            cancellationToken);
        if (changed > 0)
        {
            return Acknowledgement.Recorded;
        }
        var known = await write.Row<DeliveryRow>(DeliverySql.One, new { acknowledged.Server, acknowledged.Release }, cancellationToken);
        return known?.Feed == acknowledged.Feed ? Acknowledgement.Repeated : Acknowledgement.Unknown;
    }

    public Task TimestampGiven(IWriteSession session, string server, long version, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(DeliverySql.TimestampGiven, new { Server = server, Version = version }, cancellationToken);

    public Task EndClaims(IWriteSession session, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(DeliverySql.EndClaims, new { Now = time.GetUtcNow() }, cancellationToken);

    static string? Short(string? reason) => reason is { Length: > ReasonLength } text ? text[..ReasonLength] : reason;
}
