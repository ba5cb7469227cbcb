using System.Diagnostics;
using LicenseServer.Feeds;
using LicenseServer.Pull;
using LicenseServer.Storage;

namespace LicenseServer.Composition;

/// <summary>What the server is made of.</summary>
public static class LicenseServerServices
{
    public static IServiceCollection AddLicenseServer(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DurableFiles(KillerAt(options.Faults.KillAtStep)));
        services.AddSingleton(provider => new TrustedClock(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DurableFiles>(), options.DataDirectory,
            provider.GetRequiredService<ILogger<TrustedClock>>()));
        services.AddSingleton(provider => new StoreOfFeed(options.DataDirectory, provider.GetRequiredService<DurableFiles>()));
        services.AddSingleton(provider => new FeedKeepers(options.Feeds.Select(feed => Keeper(provider, options, feed))));
        services.AddHostedService<FeedStart>();
        services.AddHttpClient<PortalClient>(client => client.Timeout = options.Pull.Deadline)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                MaxResponseDrainSize = 0, // A body that was cut is not read on for the connection's sake.
            });
        services.AddSingleton<FeedPull>();
        services.AddHostedService<PullWorker>();
        services.AddHostedService<JoinPortal>();
        return services;
    }

    static FeedKeeper Keeper(IServiceProvider provider, ServerOptions options, ServerOptions.FeedOptions feed)
    {
        var store = provider.GetRequiredService<StoreOfFeed>().Of(feed.Name);
        var trust = new RootOfTrust(
            feed.Name, feed.RootPath, options.TrustOnFirstUse, store, provider.GetRequiredService<ILogger<RootOfTrust>>());
        return new FeedKeeper(
            feed.Name, store, trust, provider.GetRequiredService<TrustedClock>(), provider.GetRequiredService<ILogger<FeedKeeper>>());
    }

    static Action<string> KillerAt(int? killAtStep)
    {
        var steps = 0;
        return _ =>
        {
            if (Interlocked.Increment(ref steps) == killAtStep)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        };
    }
}
