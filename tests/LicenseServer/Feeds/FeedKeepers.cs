namespace LicenseServer.Feeds;

/// <summary>The feeds this server takes.</summary>
public sealed class FeedKeepers(IEnumerable<FeedKeeper> keepers) : IDisposable
{
    readonly Dictionary<string, FeedKeeper> byName = keepers.ToDictionary(keeper => keeper.Feed, StringComparer.Ordinal);

    public IReadOnlyCollection<FeedKeeper> All => byName.Values;

    public FeedKeeper? Find(string feed) => byName.GetValueOrDefault(feed);

    public void Dispose()
    {
        foreach (var keeper in byName.Values)
        {
            keeper.Dispose();
        }
    }
}

/// <summary>Verifies what is on disk before the first request is answered.</summary>
public sealed class FeedStart(FeedKeepers feeds) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var keeper in feeds.All)
        {
            await keeper.StartAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
