using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Deliveries, for writing. A state changes only under the fence of its claim.</summary>
public interface IDeliveryStore
{
    /// <summary>A pending delivery for each server; what servers have not applied of older releases is superseded.</summary>
    Task Open(IWriteSession session, string feed, long release, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers a release to one server again, from the first attempt: always where it <paramref name="moved"/>, else where the release was
    /// rejected or has failed. A worker that is at it is overtaken.
    /// </summary>
    Task Reopen(IWriteSession session, string server, long release, bool moved, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a delivery that is due until <paramref name="until"/>; null where it is not, or where another worker is at that server,
    /// with whichever release: two at once would leave the pointer to one and the content of the other.
    /// </summary>
    Task<(DeliveryStatus Delivery, Claim Claim)?> Claim(
        IWriteSession session, string server, long release, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Ends the claim with its outcome. False when the delivery was overtaken or superseded; then only the claim ends.</summary>
    Task<bool> Settle(
        IWriteSession session, DeliveryStatus delivery, Claim claim, CancellationToken cancellationToken);

    /// <summary>Takes the delivery that a server runs, to hand it a newer timestamp; null where it is not due or another worker is at that server.</summary>
    Task<(DeliveryStatus Delivery, Claim Claim)?> ClaimStamp(
        IWriteSession session, string server, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Ends the claim of a stamp.</summary>
    /// <param name="given">The version handed over; null where that failed.</param>
    /// <param name="nextAttemptAt">Not before that is it tried again; null = whenever it is due.</param>
    Task SettleStamp(
        IWriteSession session, DeliveryStatus delivery, Claim claim, long? given, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken);

    /// <summary>What a server says of itself.</summary>
    Task<Acknowledgement> Acknowledge(IWriteSession session, DeliveryStatus acknowledged, CancellationToken cancellationToken);

    /// <summary>The timestamp version a server was last given.</summary>
    Task TimestampGiven(IWriteSession session, string server, long version, CancellationToken cancellationToken);

    Task EndClaims(IWriteSession session, CancellationToken cancellationToken);
}
