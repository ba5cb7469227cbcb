using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;
using Portal.Jobs;
using Portal.Web.Composition.Sample;
using Portal.Web.Features.Publishing;

namespace Portal.Web.Composition;

/// <summary>Feeds, releases, deliveries and the jobs that ring for them.</summary>
static class PublishingServices
{
    public static IServiceCollection AddPortalPublishing(this IServiceCollection services, PortalSettings settings)
    {
        services.AddPortalFeeds(settings.DataDirectory.Root);
        services.AddSingleton<RequestRelease>();
        services.AddSingleton<IReleaseRequests, ReleaseRequests>();
        services.AddSingleton<PublishRelease>();
        services.AddSingleton<ConfirmRelease>();
        services.AddSingleton<DeliverRelease>();
        services.AddSingleton<AcknowledgeRelease>();
        services.AddSingleton<PutLicenseServer>();
        services.AddSingleton<StampFeed>();
        services.AddSingleton<Reconcile>();
        services.AddSingleton<FoundFeeds>();
        services.AddSingleton<ReleaseContents>();
        services.AddSingleton<FeedOverviews>();
        // Before the jobs: what they work on has to be there.
        services.AddHostedService<FoundFeedsAtStart>();
        if (settings.SampleData)
        {
            services.AddSingleton<SampleTerms>();
            services.AddHostedService<SampleDataAtStart>();
        }
        var onSqlServer = settings.Database.Provider == DatabaseProvider.SqlServer;
        return services.AddPortalJobs(new JobsOptions(
            settings.RunJobServer, onSqlServer ? settings.Database.ConnectionString : null, OnlyProcess: !onSqlServer));
    }

    sealed class FoundFeedsAtStart(FoundFeeds found) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => found.Run(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
