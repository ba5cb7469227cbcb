using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Feeds.Publishing;
using Portal.Jobs.Publishing;

namespace Portal.Jobs;

/// <summary>How jobs run.</summary>
/// <param name="RunServer">Setting <c>Jobs:RunServer</c>: whether this process works on jobs. They are kept and rung for either way.</param>
/// <param name="SqlServerConnectionString">Null = jobs live in memory; our own records bring them back after a restart.</param>
/// <param name="OnlyProcess">Whether no other process shares the database: then every claim found at start is a dead one.</param>
public sealed record JobsOptions(bool RunServer, string? SqlServerConnectionString, bool OnlyProcess);

/// <summary>What this project offers, as a list.</summary>
public static class JobsServices
{
    static readonly TimeSpan PollEverySecond = TimeSpan.FromSeconds(1);
    const int Workers = 4;

    public static IServiceCollection AddPortalJobs(this IServiceCollection services, JobsOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IPublishingDoorbell, HangfireDoorbell>();
        // Registered before Hangfire does it: its own registrations read statics, which two hosts in one process would share.
        services.AddSingleton(_ => StorageOf(options));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            // The reconciler rings again; Hangfire's own retries would only add to it.
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete }));
        if (options.RunServer)
        {
            services.AddHostedService<ScheduleAtStart>();
            services.AddHangfireServer(server =>
            {
                server.WorkerCount = Workers;
                server.SchedulePollingInterval = PollEverySecond;
            });
        }
        return services;
    }

    static JobStorage StorageOf(JobsOptions options) => options.SqlServerConnectionString is { } connectionString
        ? new SqlServerStorage(connectionString, new SqlServerStorageOptions { SchemaName = "hangfire" })
        : new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) });
}
