using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>What came of an acknowledgement.</summary>
public enum Acknowledgement
{
    Recorded,

    /// <summary>It was said before; nothing changes.</summary>
    Repeated,

    /// <summary>The feed has no such server, or never offered it that release.</summary>
    Unknown,
}

/// <summary>A license server says what it did with a release.</summary>
public sealed class AcknowledgeRelease(IUnitOfWork unitOfWork, IDeliveryStore deliveries, IAuditLog audit, TimeProvider time)
{
    /// <param name="state">Applied or rejected.</param>
    public Task<Acknowledgement> Record(
        Viewer viewer, string feed, string server, long release, DeliveryState state, string? reason, CancellationToken cancellationToken) =>
        unitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                var acknowledged = new DeliveryStatus(feed, server, release, state, 0, null, reason, time.GetUtcNow());
                var outcome = await deliveries.Acknowledge(session, acknowledged, token);
                if (outcome == Acknowledgement.Recorded)
                {
                    await audit.Append(session, DeliveryAudit.Entry(viewer.Name, acknowledged), token);
                }
                return outcome;
            },
            cancellationToken);
}
