using LicenseServer.Composition;
using LicenseServer.Verification;

namespace LicenseServer.Pull;

/// <summary>Puts this server on the portal's record, where a publisher's client is set for it: a sample run joins by itself.</summary>
public sealed class JoinPortal(PortalClient portal, ServerOptions options, TimeProvider time, ILogger<JoinPortal> log) : BackgroundService
{
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Join.ClientId is null)
        {
            return;
        }

        foreach (var feed in options.Feeds)
        {
            while (!await TryJoinAsync(feed.Name, stoppingToken))
            {
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }

    async Task<bool> TryJoinAsync(string feed, CancellationToken cancellation)
    {
        try
        {
            await portal.JoinAsync(feed, cancellation);
            log.LogInformation(
                "Feed {Feed}: joined {Portal} as {Server}; it pushes to {Address} from now on", feed, options.Portal.Address, options.Server.Name, options.Join.Address);
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or FeedRefusedException
            || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogWarning("Feed {Feed}: could not join {Portal}, trying again: {Reason}", feed, options.Portal.Address, error.Message);
            return false;
        }
    }
}
