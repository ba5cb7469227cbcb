using Hangfire;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;

namespace Portal.Jobs;

/// <summary>Writes the table of recurring jobs into Hangfire, and frees what a killed process held.</summary>
sealed class ScheduleAtStart(
    IRecurringJobManager manager, IUnitOfWork unitOfWork, IReleaseStore releases, IDeliveryStore deliveries, JobsOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.OnlyProcess)
        {
            await unitOfWork.Write(
                Durability.Normal,
                async (session, token) =>
                {
                    await releases.EndClaims(session, token);
                    await deliveries.EndClaims(session, token);
                },
                cancellationToken);
        }
        foreach (var job in RecurringJobs.All)
        {
            job.Register(manager);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
