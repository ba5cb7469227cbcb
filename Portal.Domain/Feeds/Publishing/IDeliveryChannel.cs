using Portal.Domain.Feeds.Delivery;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>One way to a license server: content first, the timestamp last.</summary>
public interface IDeliveryChannel
{
    DeliveryMethod Method { get; }

    Task<DeliveryOutcome> Deliver(LicenseServer server, long release, CancellationToken cancellationToken);

    /// <summary>Hands over a timestamp of the release that the server runs, without activation.</summary>
    Task<DeliveryOutcome> Stamp(LicenseServer server, StoredMetadata timestamp, CancellationToken cancellationToken);
}
