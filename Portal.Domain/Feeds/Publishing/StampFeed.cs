using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Signs a feed's timestamp again long before it runs out, so that a quiet feed never goes stale.</summary>
public sealed class StampFeed(IUnitOfWork unitOfWork, IReleaseStore releases, IFeedKeyStore keyStore, TimeProvider time)
{
    public async Task Run(string feed, CancellationToken cancellationToken)
    {
        var keys = await keyStore.KeysOf(feed, cancellationToken);
        await unitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                var now = time.GetUtcNow();
                if (await releases.NewestMetadata(session, feed, TufRole.Timestamp, token) is not { } present
                    || present.Expires > PublishingTimes.TimestampDue(now)
                    || await releases.NewestMetadata(session, feed, TufRole.Snapshot, token) is not { } snapshot)
                {
                    return;
                }
                var named = new PublishedMetadata(TufRole.Snapshot, snapshot.Version, snapshot.Expires, snapshot.Bytes).Reference;
                await releases.AddMetadata(session, feed, ReleaseSigning.Timestamp(present.Version + 1, now, named, keys), token);
            },
            cancellationToken);
    }
}
