using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Testing.Publishing;

namespace Portal.Jobs.Tests.Hosting;

/// <summary>A process of the portal without its pages: the real stores and Hangfire with its in-memory storage, on the real clock.</summary>
sealed class JobsHost : IAsyncDisposable
{
    readonly IHost host;

    JobsHost(IHost host) => this.host = host;

    public IPublishingDoorbell Doorbell => Get<IPublishingDoorbell>();

    /// <param name="works">Whether it works on jobs; else it only rings.</param>
    public static async Task<JobsHost> Start(DatabaseOptions database, string dataDirectory, bool works)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddPublishingParts(database, dataDirectory);
        builder.Services.AddPortalJobs(new JobsOptions(works, null, OnlyProcess: true));
        var started = new JobsHost(builder.Build());
        await started.Get<FoundFeeds>().Run(CancellationToken.None);
        await started.host.StartAsync();
        return started;
    }

    public T Get<T>()
        where T : notnull =>
        host.Services.GetRequiredService<T>();

    public Task Grant(params string[] titles) => PublishingSeed.Grant(host.Services, titles);

    public Task Allow() => PublishingSeed.Allow(host.Services);

    /// <summary>Asks for a release, as a caller who is gone right after; its number.</summary>
    public async Task<long> Ask()
    {
        using var caller = new CancellationTokenSource();
        var asked = await Get<RequestRelease>().Ask(Viewer.Portal, FoundFeeds.DefaultFeed, caller.Token);
        await caller.CancelAsync();
        return asked is ReleaseRequest.Accepted accepted ? accepted.Release.Number : ((ReleaseRequest.NothingNew)asked).Present.Number;
    }

    public async Task<Release?> Release(long number) =>
        await Get<IReleaseReader>().Release(Viewer.Portal, FoundFeeds.DefaultFeed, number, CancellationToken.None);

    /// <summary>What the server <c>local-folder</c> did with a release; null while there is no delivery.</summary>
    public async Task<DeliveryStatus?> Delivery(long release) =>
        (await Get<IReleaseReader>().Deliveries(Viewer.Portal, FoundFeeds.DefaultFeed, release, CancellationToken.None))
        .SingleOrDefault(delivery => delivery.Server == FoundFeeds.LocalFolder);

    /// <summary>Waits until <c>local-folder</c> runs a release.</summary>
    public async Task<DeliveryStatus> Applied(long release) =>
        (await Eventually.Is(() => Delivery(release), delivery => delivery?.State == DeliveryState.Applied))!;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
