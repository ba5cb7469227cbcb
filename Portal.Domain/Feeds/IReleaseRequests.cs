using Portal.Domain.Storage;

namespace Portal.Domain.Feeds;

/// <summary>How changes to rights ask for a release: in the same transaction as the change, so that neither is without the other.</summary>
public interface IReleaseRequests
{
    /// <summary>Approved terms took effect: feeds that publish on approval get a release that is due at once.</summary>
    Task TermsTookEffect(IWriteSession session, string actor, DateTimeOffset at, CancellationToken cancellationToken);
}
