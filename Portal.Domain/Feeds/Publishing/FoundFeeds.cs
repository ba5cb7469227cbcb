using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>The first start: the feed <c>default</c> with its keys, its first root and the license server <c>local-folder</c>.</summary>
public sealed class FoundFeeds(IUnitOfWork unitOfWork, IReleaseStore releases, IFeedKeyStore keyStore, IAuditLog audit, TimeProvider time)
{
    public const string DefaultFeed = "default";
    public const string LocalFolder = "local-folder";
    const int WithdrawalLimitPercent = 5;

    /// <summary>Does nothing when the feed is there.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var keys = await keyStore.KeysOf(DefaultFeed, cancellationToken);
        await unitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                if (await releases.Feed(session, DefaultFeed, token) is not null)
                {
                    return;
                }
                var now = time.GetUtcNow();
                await releases.AddFeed(session, new Feed(DefaultFeed, PublishMode.Manual, WithdrawalLimitPercent), token);
                await releases.AddMetadata(session, DefaultFeed, ReleaseSigning.FirstRoot(now, keys), token);
                var folder = new LicenseServer(LocalFolder, DefaultFeed, DeliveryMethod.Folder, $"license-servers/{LocalFolder}", HasPushToken: false);
                await releases.PutServer(session, folder, null, token);
                await audit.Append(session, new NewAuditEntry(now, Viewer.Portal.Name, "feed.founded", $"feed/{DefaultFeed}", "{}", []), token);
            },
            cancellationToken);
    }
}
