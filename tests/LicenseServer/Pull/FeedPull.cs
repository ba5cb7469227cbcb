using LicenseServer.Composition;
using LicenseServer.Feeds;
using LicenseServer.Verification;

namespace LicenseServer.Pull;

/// <summary>One pull: fetch, verify, activate, acknowledge. The portal hears of every change, and once a minute that all is well.</summary>
public sealed class FeedPull(PortalClient portal, ServerOptions options, TimeProvider time, ILogger<FeedPull> log)
{
    static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, (Acknowledgement Said, DateTimeOffset At)> acknowledged = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public async Task<UpdateOutcome> RunAsync(FeedKeeper keeper, CancellationToken cancellation)
    {
        UpdateOutcome outcome;
        try
        {
            outcome = await keeper.UpdateAsync(await portal.OpenAsync(keeper.Feed, cancellation), null, cancellation);
        }
        catch (FeedRefusedException error)
        {
            return new UpdateOutcome(null, false, error.Refusal, error.Message);
        }

        if (outcome is { Release: { } release, State: not "failed" })
        {
            await AcknowledgeAsync(keeper.Feed, new Acknowledgement(options.Server.Name, release, outcome.State, outcome.Reason), cancellation);
        }

        return outcome;
    }

    // A lost acknowledgement is said again at the next pull; the release is applied either way.
    async Task AcknowledgeAsync(string feed, Acknowledgement acknowledgement, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (acknowledged.TryGetValue(feed, out var last) && last.Said == acknowledgement && now - last.At < Heartbeat)
            {
                return;
            }
        }

        try
        {
            await portal.AcknowledgeAsync(feed, acknowledgement, cancellation);
            lock (gate)
            {
                acknowledged[feed] = (acknowledgement, now);
            }
        }
        catch (Exception error) when (error is HttpRequestException or FeedRefusedException
            || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogWarning("Feed {Feed}: release {Release} could not be acknowledged: {Reason}", feed, acknowledgement.Release, error.Message);
        }
    }
}
