using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Testing.Publishing;
using Xunit;

namespace Portal.Data.Tests.Feeds;

public sealed class AcknowledgeReleaseTests
{
    const string Puller = "puller";

    [Fact]
    public async Task Acknowledgement_is_recorded_and_a_repeated_one_changes_nothing()
    {
        await using var world = await WithPuller();
        Assert.Equal(Acknowledgement.Recorded, await Say(world, 1, DeliveryState.Applied));
        var recorded = await world.Delivery(Puller, 1);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Acknowledgement.Repeated, await Say(world, 1, DeliveryState.Applied));

        Assert.Equal(DeliveryState.Applied, recorded.State);
        Assert.Equal(recorded, await world.Delivery(Puller, 1));
        Assert.Equal(1, await world.Recorded("release.applied"));
    }

    [Fact]
    public async Task Rejection_keeps_the_servers_words()
    {
        await using var world = await WithPuller();

        await Say(world, 1, DeliveryState.Rejected, "policy 'ab' names the unknown tier 'x'");

        var delivery = await world.Delivery(Puller, 1);
        Assert.Equal((DeliveryState.Rejected, "policy 'ab' names the unknown tier 'x'"), (delivery.State, delivery.Reason));
    }

    [Fact]
    public async Task Older_release_is_recorded_for_itself_and_the_newest_stays_open()
    {
        await using var world = await WithPuller();
        await world.Grant("two");
        await world.Publish();

        Assert.Equal(Acknowledgement.Recorded, await Say(world, 1, DeliveryState.Applied));

        Assert.Equal(DeliveryState.Pending, (await world.Delivery(Puller, 2)).State);
        var status = Assert.Single(
            await world.Reader.ServerStatuses(Viewer.Portal, PublishingWorld.Feed, CancellationToken.None), one => one.Server.Name == Puller);
        Assert.Equal((2, 1), (status.Latest!.Release, status.Runs));
    }

    [Fact]
    public async Task What_was_never_offered_is_unknown()
    {
        await using var world = await WithPuller();
        await world.Grant("two");
        await world.Publish();
        await world.PutServer("late", DeliveryMethod.Pull);

        Assert.Equal(Acknowledgement.Unknown, await Say(world, 3, DeliveryState.Applied));
        Assert.Equal(Acknowledgement.Unknown, await Say(world, 0, DeliveryState.Applied));
        Assert.Equal(Acknowledgement.Unknown, await Say(world, 1, DeliveryState.Applied, server: "nobody"));
        Assert.Equal(Acknowledgement.Unknown, await Say(world, 1, DeliveryState.Applied, server: "late"));
        Assert.Equal(Acknowledgement.Unknown, await Say(world, 1, DeliveryState.Applied, feed: "elsewhere"));
        Assert.Equal(Acknowledgement.Recorded, await Say(world, 2, DeliveryState.Applied, server: "late"));
    }

    static async Task<PublishingWorld> WithPuller()
    {
        var world = await PublishingWorld.Create("one");
        await world.PutServer(Puller, DeliveryMethod.Pull);
        await world.Publish();
        return world;
    }

    static Task<Acknowledgement> Say(
        PublishingWorld world, long release, DeliveryState state, string? reason = null, string server = Puller, string feed = PublishingWorld.Feed) =>
        world.Get<AcknowledgeRelease>().Record(
            new Viewer("sample-license-server", [Permission.ReadBundles]), feed, server, release, state, reason, CancellationToken.None);
}
