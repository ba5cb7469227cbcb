using LicenseServer.Composition;
using LicenseServer.Feeds;

namespace LicenseServer.Pull;

/// <summary>Pulls every feed each <c>Pull:Interval</c>, where one is set. A failure is said once, until it changes.</summary>
public sealed class PullWorker(FeedKeepers feeds, FeedPull pull, ServerOptions options, TimeProvider time, ILogger<PullWorker> log)
    : BackgroundService
{
    readonly Dictionary<string, string?> lastFailure = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Pull.Interval is not { } interval)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval, time);
        do
        {
            foreach (var keeper in feeds.All)
            {
                await PullAsync(keeper, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task PullAsync(FeedKeeper keeper, CancellationToken cancellation)
    {
        var outcome = await pull.RunAsync(keeper, cancellation);
        var failure = outcome.State == "failed" ? outcome.Reason : null;
        if (failure is not null && failure != lastFailure.GetValueOrDefault(keeper.Feed))
        {
            log.LogWarning("Feed {Feed} could not be pulled, trying again every {Interval}: {Reason}", keeper.Feed, options.Pull.Interval, failure);
        }

        lastFailure[keeper.Feed] = failure;
    }
}
