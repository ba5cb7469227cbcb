using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;
using Portal.Testing.Publishing;
using Xunit;

namespace Portal.Data.Tests.Feeds;

/// <summary>A quiet feed never goes stale.</summary>
public sealed class FreshnessTests
{
    [Fact]
    public async Task Timestamp_is_signed_again_after_six_hours_and_never_before()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        var first = await Timestamp(world);
        world.Clock.Advance(TimeSpan.FromHours(6) - TimeSpan.FromSeconds(1));
        await Reconcile(world);
        Assert.Equal(first.Version, (await Timestamp(world)).Version);

        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await Reconcile(world);
        await Reconcile(world);

        var second = await Timestamp(world);
        Assert.Equal(first.Version + 1, second.Version);
        Assert.Equal(first.Document.Snapshot, second.Document.Snapshot);
        Assert.Equal(world.Clock.GetUtcNow().AddHours(24), second.Document.Expires, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Signing_at_once_by_many_makes_one_version()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        world.Clock.Advance(TimeSpan.FromHours(7));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Get<StampFeed>().Run(PublishingWorld.Feed, CancellationToken.None)));

        Assert.Equal(2, (await Timestamp(world)).Version);
    }

    [Fact]
    public async Task New_timestamp_goes_to_servers_that_run_the_newest_release_and_once()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.PutServer("behind", DeliveryMethod.Folder, "license-servers/behind");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        await channel.Deliver(1);
        world.Clock.Advance(TimeSpan.FromHours(7));
        world.Doorbell.Clear();

        await Reconcile(world);
        Assert.Contains("stamp local-folder", world.Doorbell.Rings);
        Assert.DoesNotContain("stamp behind", world.Doorbell.Rings);
        await channel.Stamp();
        await channel.Stamp();
        world.Doorbell.Clear();
        await Reconcile(world);

        Assert.DoesNotContain("stamp local-folder", world.Doorbell.Rings);
        Assert.Equal(["local-folder 1", "local-folder timestamp 2"], channel.Asked.Distinct());
    }

    [Fact]
    public async Task Timestamp_that_does_not_arrive_is_tried_again_after_a_while()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        await channel.Deliver(1);
        world.Clock.Advance(TimeSpan.FromHours(7));
        await world.Get<StampFeed>().Run(PublishingWorld.Feed, CancellationToken.None);
        channel.Answer = _ => throw new HttpRequestException("Connection refused");
        await channel.Stamp();
        Assert.Empty(await Due(world));
        Assert.Equal(DeliveryState.Applied, (await world.Delivery(PublishingWorld.LocalFolder, 1)).State);

        world.Clock.Advance(PublishingTimes.StampRetry);
        Assert.Equal([PublishingWorld.LocalFolder], await Due(world));
        channel.Answer = _ => Task.FromResult(ScriptedChannel.Applied);
        await channel.Stamp();

        Assert.Empty(await Due(world));
    }

    [Fact]
    public async Task Timestamp_of_a_newer_release_is_not_handed_to_a_server_that_lacks_it()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        await channel.Deliver(1);
        await world.Grant("two");
        await world.Publish();

        await channel.Stamp();

        Assert.Equal(["local-folder 1"], channel.Asked);
    }

    [Fact]
    public async Task Release_is_renewed_when_a_third_of_its_life_is_left()
    {
        await using var world = await PublishingWorld.Create("one");
        var first = await world.Publish();
        world.Clock.Advance(TimeSpan.FromDays(20));
        await Reconcile(world);
        Assert.Null(await world.Reader.Release(PublishingWorld.Arthur, PublishingWorld.Feed, 2, CancellationToken.None));

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Doorbell.Clear();
        await Reconcile(world);
        await Reconcile(world);
        Assert.Contains("compile default", world.Doorbell.Rings);
        await world.Compile();
        await Reconcile(world);

        var second = await world.Release(2);
        Assert.Equal((ReleaseState.Published, ReleaseCause.Renewal), (second.State, second.Cause));
        Assert.Equal(first.ContentDigest, second.ContentDigest);
        Assert.Equal(world.Clock.GetUtcNow().AddDays(30), second.ValidUntil);
        Assert.Null(await world.Reader.Release(PublishingWorld.Arthur, PublishingWorld.Feed, 3, CancellationToken.None));
    }

    [Fact]
    public async Task Expiries_are_those_of_each_roles_newest_file()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        world.Clock.Advance(TimeSpan.FromHours(7));
        await Reconcile(world);

        var expiries = await world.Content.Expiries(PublishingWorld.Feed, CancellationToken.None);

        Assert.Equal(TufRoles.All.Order(), expiries.Keys);
        foreach (var role in TufRoles.All)
        {
            Assert.Equal((await world.Content.Newest(PublishingWorld.Feed, role, CancellationToken.None))!.Expires, expiries[role]);
        }
    }

    static Task Reconcile(PublishingWorld world) => world.Get<Reconcile>().Run(CancellationToken.None);

    static async Task<IEnumerable<string>> Due(PublishingWorld world) =>
        await world.Get<IPublishingAgenda>().TimestampsDue(world.Clock.GetUtcNow(), CancellationToken.None);

    static async Task<(long Version, TimestampDocument Document)> Timestamp(PublishingWorld world)
    {
        var stored = await world.Content.Newest(PublishingWorld.Feed, TufRole.Timestamp, CancellationToken.None);
        Assert.True(TufReading.TryTimestamp(stored!.Bytes, out var read, out var reason), reason);
        return (stored.Version, read.Document);
    }
}
