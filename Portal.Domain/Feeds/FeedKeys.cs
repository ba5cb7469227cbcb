using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds;

/// <summary>A feed's signers, one for each role.</summary>
public sealed record FeedKeys(ISigner Root, ISigner Targets, ISigner Snapshot, ISigner Timestamp);

/// <summary>Where signing keys are kept. The embedded default makes a feed's keys when they are first asked for.</summary>
public interface IFeedKeyStore
{
    Task<FeedKeys> KeysOf(string feed, CancellationToken cancellationToken);
}
