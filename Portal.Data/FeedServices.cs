using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Feeds;
using Portal.Data.Feeds.Delivery;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Data;

/// <summary>Feeds: what is kept of them, and how they reach license servers.</summary>
public static class FeedServices
{
    static readonly TimeSpan PushTimeout = TimeSpan.FromSeconds(30);

    /// <param name="dataDirectory">Everything the process writes is below it.</param>
    public static IServiceCollection AddPortalFeeds(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(new FeedDirectory(dataDirectory));
        services.AddSingleton<IReleaseStore, ReleaseStore>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<PublishingAgenda>();
        services.AddSingleton<IPublishingAgenda>(provider => provider.GetRequiredService<PublishingAgenda>());
        services.AddSingleton<IServerDirectory>(provider => provider.GetRequiredService<PublishingAgenda>());
        services.AddSingleton<IReleaseReader, ReleaseReader>();
        services.AddSingleton<IFeedContent, FeedContent>();
        services.AddSingleton<IFeedFiles, FeedFiles>();
        services.AddSingleton<IFeedKeyStore, FeedKeyStore>();
        services.AddSingleton<ISecretProtector, SecretProtector>();
        services.AddSingleton<IDeliveryChannel, FolderChannel>();
        services.AddSingleton<IDeliveryChannel, PushChannel>();
        services.AddHttpClient(PushChannel.Client, client => client.Timeout = PushTimeout);
        return services;
    }
}
