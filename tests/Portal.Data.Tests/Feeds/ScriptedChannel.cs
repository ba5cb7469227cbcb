using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Audit;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Testing.Publishing;

namespace Portal.Data.Tests.Feeds;

/// <summary>A way to folder servers that answers as a test says, and keeps what it was asked.</summary>
sealed class ScriptedChannel(PublishingWorld world) : IDeliveryChannel
{
    public static readonly DeliveryOutcome Applied = new DeliveryOutcome.Applied();

    public DeliveryMethod Method => DeliveryMethod.Folder;

    /// <summary>What comes of the next attempts.</summary>
    public Func<CancellationToken, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult(Applied);

    /// <summary><c>local-folder 1</c> for a release, <c>local-folder timestamp 2</c> for a timestamp's version.</summary>
    public List<string> Asked { get; } = [];

    public DeliverRelease Delivering => new(
        world.UnitOfWork, world.Get<IDeliveryStore>(), world.Content, world.Get<IServerDirectory>(), [this], world.Get<IAuditLog>(), world.Clock,
        NullLogger<DeliverRelease>.Instance);

    public Task<DeliveryOutcome> Deliver(LicenseServer server, long release, CancellationToken cancellationToken)
    {
        Asked.Add($"{server.Name} {release}");
        return Answer(cancellationToken);
    }

    public Task<DeliveryOutcome> Stamp(LicenseServer server, StoredMetadata timestamp, CancellationToken cancellationToken)
    {
        Asked.Add($"{server.Name} timestamp {timestamp.Version}");
        return Answer(cancellationToken);
    }

    public Task Deliver(long release, string server = PublishingWorld.LocalFolder) => Delivering.Run(server, release, CancellationToken.None);

    public Task Stamp() => Delivering.Stamp(PublishingWorld.LocalFolder, CancellationToken.None);
}
