using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Asks for releases of the feeds that publish on approval, in the transaction of the approval.</summary>
public sealed class ReleaseRequests(IReleaseStore releases, RequestRelease request) : IReleaseRequests
{
    public async Task TermsTookEffect(IWriteSession session, string actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var feed in await releases.Feeds(session, cancellationToken))
        {
            if (feed.Mode == PublishMode.OnApproval)
            {
                await request.Ask(session, feed.Name, ReleaseCause.Approval, actor, cancellationToken);
            }
        }
    }
}
