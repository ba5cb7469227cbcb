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

    public async Task<(DeliveryStatus Delivery, Claim Claim)?> Claim(
        IWriteSession session, string server, long release, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var claimed = await write.Execute(
            DeliverySql.Claim, new { Server = server, Release = release, Now = now, Until = until }, cancellationToken);
        if (claimed == 0)
        {
            return null;
        }
        var row = await write.Row<DeliveryRow>(DeliverySql.One, new { Server = server, Release = release }, cancellationToken);
        return (row!.ToStatus(), new Claim(row.Fence));
    }

    public async Task<bool> Settle(IWriteSession session, DeliveryStatus delivery, Claim claim, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Execute(
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
            cancellationToken) > 0;

    public async Task<bool> Acknowledge(IWriteSession session, DeliveryStatus acknowledged, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Execute(
            DeliverySql.Acknowledge,
            new
            {
                acknowledged.Server,
                acknowledged.Release,
                State = acknowledged.State.ToString(),
                Reason = Short(acknowledged.Reason),
                acknowledged.At,
            },
            cancellationToken) > 0;

    public Task TimestampGiven(IWriteSession session, string server, long version, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(DeliverySql.TimestampGiven, new { Server = server, Version = version }, cancellationToken);

    public Task EndClaims(IWriteSession session, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(DeliverySql.EndClaims, new { Now = time.GetUtcNow() }, cancellationToken);

    static string? Short(string? reason) => reason is { Length: > ReasonLength } text ? text[..ReasonLength] : reason;
}
