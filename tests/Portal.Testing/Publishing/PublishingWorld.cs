using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;

namespace Portal.Testing.Publishing;

/// <summary>
/// The feed <c>default</c> over a database and a data directory of its own, at <see cref="FixedClock.Start"/>: nothing happens but what
/// a test does. Titles are movies open in US for VOD through 2027, and offline is allowed for all.
/// </summary>
public sealed class PublishingWorld : IAsyncDisposable
{
    public const string Feed = FoundFeeds.DefaultFeed;
    public const string LocalFolder = FoundFeeds.LocalFolder;

    public static readonly Viewer Arthur = new("arthur", [Permission.Publish]);

    readonly TestDirectory directory = new();
    readonly TestDatabase database;
    readonly ServiceProvider services;

    PublishingWorld(TestDatabase database)
    {
        this.database = database;
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IPublishingDoorbell>(Doorbell)
            .AddPublishingParts(database.Options, directory.Path)
            .BuildServiceProvider();
    }

    public FixedClock Clock { get; } = new();

    public RungDoorbell Doorbell { get; } = new();

    public string DataDirectory => directory.Path;

    public ObservedFiles Files => Get<ObservedFiles>();

    public IReleaseReader Reader => Get<IReleaseReader>();

    public IFeedContent Content => Get<IFeedContent>();

    public IUnitOfWork UnitOfWork => Get<IUnitOfWork>();

    /// <param name="titles">Granted from the start.</param>
    public static async Task<PublishingWorld> Create(params string[] titles)
    {
        var world = new PublishingWorld(await TestDatabase.Create());
        await world.Get<FoundFeeds>().Run(CancellationToken.None);
        await PublishingSeed.Allow(world.services);
        await world.Grant(titles);
        return world;
    }

    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    public Task Grant(params string[] titles) => PublishingSeed.Grant(services, titles);

    public Task Forbid(params string[] titles) => PublishingSeed.Forbid(services, titles);

    /// <summary>Asks for a release as a publisher, and does not compile it.</summary>
    public async Task<Release> Request() =>
        ((ReleaseRequest.Accepted)await Get<RequestRelease>().Ask(Arthur, Feed, CancellationToken.None)).Release;

    /// <summary>Works on the pending release, if it is due.</summary>
    public Task Compile() => Get<PublishRelease>().Run(Feed, CancellationToken.None);

    /// <summary>Asks for a release and publishes it.</summary>
    public async Task<Release> Publish()
    {
        var number = (await Request()).Number;
        await Compile();
        return await Release(number);
    }

    public async Task<Release> Release(long number) =>
        await Reader.Release(Viewer.Portal, Feed, number, CancellationToken.None) ?? throw new InvalidOperationException($"There is no release {number}.");

    public Task<ImmutableArray<DeliveryStatus>> Deliveries(long release) => Reader.Deliveries(Viewer.Portal, Feed, release, CancellationToken.None);

    public async Task<DeliveryStatus> Delivery(string server, long release) => (await Deliveries(release)).Single(one => one.Server == server);

    public Task<ServerOutcome> PutServer(string name, DeliveryMethod method, string? address = null, string? token = null) =>
        Get<PutLicenseServer>().Run(Arthur, new LicenseServer(name, Feed, method, address, token is not null), token, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        directory.Dispose();
    }
}
