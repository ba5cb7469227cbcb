using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>What publishing tells the changes it carries.</summary>
public interface IPublishedChanges
{
    /// <summary>Change sets whose terms took effect by then are in a release now.</summary>
    Task MarkPublished(IWriteSession session, DateTimeOffset inEffectUpTo, CancellationToken cancellationToken);
}
