using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain.Changes;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Testing.Publishing;

/// <summary>Publishing as the portal composes it: the real stores, files and channels, and every use case, but no pages and no jobs.</summary>
public static class PublishingParts
{
    public static IServiceCollection AddPublishingParts(this IServiceCollection services, DatabaseOptions database, string dataDirectory)
    {
        services.AddLogging();
        services.AddPortalData(database);
        services.AddPortalFeeds(dataDirectory);
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataDirectory, "keys", "data-protection")));
        services.AddSingleton<TakeEffect>();
        services.AddSingleton<PutDueChangesIntoEffect>();
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
        var files = services.Last(service => service.ServiceType == typeof(IFeedFiles));
        services.Remove(files);
        services.AddSingleton(provider => new ObservedFiles((IFeedFiles)ActivatorUtilities.CreateInstance(provider, files.ImplementationType!)));
        services.AddSingleton<IFeedFiles>(provider => provider.GetRequiredService<ObservedFiles>());
        return services;
    }
}
