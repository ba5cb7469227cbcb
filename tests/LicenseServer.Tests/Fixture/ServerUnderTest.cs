using LicenseServer.Feeds;
using LicenseServer.Issuing;
using LicenseServer.Storage;
using LicenseServer.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LicenseServer.Tests.Fixture;

/// <summary>One feed's keeper over a folder of its own, without HTTP, that can be restarted.</summary>
sealed class ServerUnderTest : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("license-server-").FullName;
    readonly string feed;
    readonly string rootPath;
    FeedKeeper? keeper;

    ServerUnderTest(byte[] pinnedRoot, DateTimeOffset now, string feed)
    {
        this.feed = feed;
        Time = new FakeTimeProvider(now);
        rootPath = Path.Combine(folder, "pinned.json");
        File.WriteAllBytes(rootPath, pinnedRoot);
    }

    public FakeTimeProvider Time { get; private set; }

    public string Folder => folder;

    /// <summary>Called at each write step; may throw, as a full disk does.</summary>
    public Action<string> AtStep { get; set; } = _ => { };

    public FeedKeeper Keeper => keeper!;

    public FeedStatus Status => Keeper.Status;

    public static async Task<ServerUnderTest> StartAsync(FeedFixture fixture, string feed = "default")
    {
        var server = new ServerUnderTest(fixture.FirstRoot, fixture.Now, feed);
        await server.RestartAsync();
        return server;
    }

    /// <summary>As after a kill: nothing but the folder is kept. The machine's clock may have been set meanwhile.</summary>
    public async Task RestartAsync(DateTimeOffset? setTo = null)
    {
        keeper?.Dispose();
        Time = new FakeTimeProvider(setTo ?? Time.GetUtcNow());
        var files = new DurableFiles(step => AtStep(step));
        var store = new FeedStore(Path.Combine(folder, "feed"), files);
        var trust = new RootOfTrust(feed, rootPath, false, store, NullLogger<RootOfTrust>.Instance);
        var clock = new TrustedClock(Time, files, folder, NullLogger<TrustedClock>.Instance);
        keeper = new FeedKeeper(feed, store, trust, clock, NullLogger<FeedKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
    }

    public Task<UpdateOutcome> UpdateAsync(IFeedSource source) => Keeper.UpdateAsync(source, null, CancellationToken.None);

    public async Task AppliesAsync(IFeedSource source)
    {
        var outcome = await UpdateAsync(source);
        Assert.True(outcome.Refusal is null, outcome.Reason);
    }

    /// <summary>The reason given.</summary>
    public async Task<string> RefusesAsync(IFeedSource source, Refusal refusal = Refusal.Invalid)
    {
        var outcome = await UpdateAsync(source);
        Assert.Equal(refusal, outcome.Refusal);
        return outcome.Reason!;
    }

    public LicenceAnswer Ask(string title = SampleCatalog.Lantern, string quality = "HD", DateTimeOffset? at = null) => LicenceAnswers.Answer(
        Keeper.Live, new LicenceQuestion(title, quality, "US", "VOD", "android", at ?? Keeper.Now), Keeper.Now);

    public void Dispose()
    {
        keeper?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
