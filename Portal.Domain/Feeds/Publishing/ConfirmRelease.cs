using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>A publisher lets a release go out that withdraws more titles than the feed's limit.</summary>
public sealed class ConfirmRelease(
    IUnitOfWork unitOfWork, IReleaseStore releases, IAuditLog audit, IPublishingDoorbell doorbell, TimeProvider time)
{
    /// <summary>False when that release does not wait for a confirmation.</summary>
    public async Task<bool> Confirm(Viewer viewer, string feed, long number, CancellationToken cancellationToken)
    {
        var confirmed = await unitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                if (!await releases.Confirm(session, feed, number, token))
                {
                    return false;
                }
                var entry = new NewAuditEntry(time.GetUtcNow(), viewer.Name, "release.confirmed", $"feed/{feed}/release/{number}", "{}", []);
                await audit.Append(session, entry, token);
                return true;
            },
            cancellationToken);
        if (confirmed)
        {
            doorbell.Compile(feed);
        }
        return confirmed;
    }
}
