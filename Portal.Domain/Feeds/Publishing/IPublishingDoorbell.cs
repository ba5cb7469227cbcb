namespace Portal.Domain.Feeds.Publishing;

/// <summary>Rings for a worker. At least once, maybe never: the reconciler rings again.</summary>
public interface IPublishingDoorbell
{
    void Compile(string feed);

    void Deliver(string server, long release);

    void Stamp(string server);
}
