using Portal.Domain.Access.Identity;

namespace Portal.Web.Security.Identity;

/// <summary>Forgets tokens and sessions that ended more than two weeks ago.</summary>
sealed class TokenPruning(IServiceScopeFactory scopes, TimeProvider time, ILogger<TokenPruning> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(6);
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var now = time.GetUtcNow();
                await scope.ServiceProvider.GetRequiredService<IIdentityTokenRecords>().Prune(now - KeptFor, now, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogWarning(failure, "Old tokens could not be forgotten; the next try is in {Pause}.", Pause);
            }
        }
    }
}
