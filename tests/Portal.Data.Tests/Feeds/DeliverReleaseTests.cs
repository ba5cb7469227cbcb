using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;
using Portal.Testing.Publishing;
using Xunit;

namespace Portal.Data.Tests.Feeds;

public sealed class DeliverReleaseTests
{
    [Fact]
    public async Task Applied_is_settled_once()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => channel.Deliver(1)));

        Assert.Equal(["local-folder 1"], channel.Asked);
        var delivery = await world.Delivery(PublishingWorld.LocalFolder, 1);
        Assert.Equal((DeliveryState.Applied, 1, null), (delivery.State, delivery.Attempts, delivery.NextAttemptAt));
        Assert.Equal(1, await world.Recorded("release.applied"));
    }

    [Fact]
    public async Task Rejected_is_final()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world) { Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Rejected("schema 7")) };
        await world.Publish();
        await channel.Deliver(1);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await channel.Deliver(1);

        Assert.Equal(["local-folder 1"], channel.Asked);
        var delivery = await world.Delivery(PublishingWorld.LocalFolder, 1);
        Assert.Equal((DeliveryState.Rejected, "schema 7", null), (delivery.State, delivery.Reason, delivery.NextAttemptAt));
        Assert.Empty(await Due(world));
    }

    [Fact]
    public async Task Failed_is_tried_again_after_its_back_off_with_the_same_bytes()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world) { Answer = _ => throw new HttpRequestException("Connection refused") };
        await world.Publish();
        var signed = await world.Content.MetadataOf(PublishingWorld.Feed, 1, CancellationToken.None);
        await channel.Deliver(1);
        await channel.Deliver(1);

        var failed = await world.Delivery(PublishingWorld.LocalFolder, 1);
        Assert.Equal((DeliveryState.Failed, 1, "Connection refused"), (failed.State, failed.Attempts, failed.Reason));
        Assert.InRange(failed.NextAttemptAt!.Value - world.Clock.GetUtcNow(), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5));
        Assert.Empty(await Due(world));
        world.Clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal([(PublishingWorld.LocalFolder, 1L)], await Due(world));
        channel.Answer = _ => Task.FromResult(ScriptedChannel.Applied);
        await channel.Deliver(1);
        Assert.Equal((DeliveryState.Applied, 2), ((await world.Delivery(PublishingWorld.LocalFolder, 1)).State, (await world.Delivery(PublishingWorld.LocalFolder, 1)).Attempts));
        var again = await world.Content.MetadataOf(PublishingWorld.Feed, 1, CancellationToken.None);
        Assert.Equal(signed.Select(file => file.Bytes.ToArray()), again.Select(file => file.Bytes.ToArray()));
    }

    [Fact]
    public async Task Superseded_release_is_not_delivered()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        await world.Grant("two");
        await world.Publish();

        await channel.Deliver(1);
        await channel.Deliver(2);

        Assert.Equal(["local-folder 2"], channel.Asked);
        Assert.Equal(DeliveryState.Superseded, (await world.Delivery(PublishingWorld.LocalFolder, 1)).State);
    }

    [Fact]
    public async Task Release_that_is_superseded_on_its_way_hands_over_no_pointer_and_holds_the_server_until_it_is_done()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        channel.Answer = async token =>
        {
            channel.Answer = _ => Task.FromResult(ScriptedChannel.Applied);
            await world.Grant("two");
            await world.Publish();
            Assert.Null(await world.Content.TimestampOf(PublishingWorld.Feed, 1, token));
            await channel.Deliver(2);
            return new DeliveryOutcome.Failed("A newer release is out.");
        };

        await channel.Deliver(1);

        Assert.Equal(["local-folder 1"], channel.Asked);
        Assert.Equal(DeliveryState.Superseded, (await world.Delivery(PublishingWorld.LocalFolder, 1)).State);
        await channel.Deliver(2);
        Assert.Equal(DeliveryState.Applied, (await world.Delivery(PublishingWorld.LocalFolder, 2)).State);
    }

    [Fact]
    public async Task Attempt_does_not_outlive_its_claim()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        var started = new TaskCompletionSource();
        channel.Answer = async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedChannel.Applied;
        };
        await world.Publish();
        var delivering = channel.Deliver(1);
        await started.Task;

        world.Clock.Advance(PublishingTimes.DeliveryClaim);
        await delivering;

        var delivery = await world.Delivery(PublishingWorld.LocalFolder, 1);
        Assert.Equal((DeliveryState.Failed, "It took longer than 2 minutes."), (delivery.State, delivery.Reason));
    }

    [Fact]
    public async Task Killed_worker_is_replaced_when_its_claim_is_ended()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        var deliveries = world.Get<IDeliveryStore>();
        var dead = await world.UnitOfWork.Write(
            Durability.Normal,
            (session, token) => deliveries.Claim(
                session, PublishingWorld.LocalFolder, 1, world.Clock.GetUtcNow(), world.Clock.GetUtcNow().AddMinutes(2), token),
            CancellationToken.None);
        await channel.Deliver(1);
        Assert.Empty(channel.Asked);

        await world.UnitOfWork.Write(Durability.Normal, (session, token) => deliveries.EndClaims(session, token), CancellationToken.None);
        Assert.Equal([(PublishingWorld.LocalFolder, 1L)], await Due(world));
        await channel.Deliver(1);

        Assert.Equal(DeliveryState.Applied, (await world.Delivery(PublishingWorld.LocalFolder, 1)).State);
        Assert.False(await world.UnitOfWork.Write(
            Durability.Full,
            (session, token) => deliveries.Settle(session, dead!.Value.Delivery with { State = DeliveryState.Failed }, dead.Value.Claim, token),
            CancellationToken.None));
        Assert.Equal(DeliveryState.Applied, (await world.Delivery(PublishingWorld.LocalFolder, 1)).State);
    }

    [Fact]
    public async Task Server_added_later_is_offered_the_present_release_only()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.Publish();
        await world.Grant("two");
        await world.Publish();
        world.Doorbell.Clear();

        Assert.IsType<ServerOutcome.Kept>(await world.PutServer("eu-1", DeliveryMethod.Folder, "license-servers/eu-1"));

        Assert.Equal(["deliver eu-1 2"], world.Doorbell.Rings);
        Assert.DoesNotContain(await world.Deliveries(1), delivery => delivery.Server == "eu-1");
        await channel.Deliver(2, "eu-1");
        Assert.Equal(DeliveryState.Applied, (await world.Delivery("eu-1", 2)).State);
        Assert.Equal(DeliveryState.Pending, (await world.Delivery(PublishingWorld.LocalFolder, 2)).State);
    }

    [Fact]
    public async Task Server_that_moves_gets_the_present_release_at_its_new_place_and_one_that_stays_does_not()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world);
        await world.PutServer("eu-1", DeliveryMethod.Folder, "here");
        await world.Publish();
        await channel.Deliver(1, "eu-1");
        await world.PutServer("eu-1", DeliveryMethod.Folder, "here");
        Assert.Equal(DeliveryState.Applied, (await world.Delivery("eu-1", 1)).State);

        await world.PutServer("eu-1", DeliveryMethod.Folder, "there");

        var delivery = await world.Delivery("eu-1", 1);
        Assert.Equal((DeliveryState.Pending, 0), (delivery.State, delivery.Attempts));
        await channel.Deliver(1, "eu-1");
        Assert.Equal(["eu-1 1", "eu-1 1"], channel.Asked);
        Assert.Equal(DeliveryState.Applied, (await world.Delivery("eu-1", 1)).State);
    }

    [Fact]
    public async Task Server_that_rejected_a_release_is_offered_it_again_when_it_is_put_on_record_again()
    {
        await using var world = await PublishingWorld.Create("one");
        var channel = new ScriptedChannel(world) { Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Rejected("schema 7")) };
        await world.PutServer("eu-1", DeliveryMethod.Folder, "here");
        await world.Publish();
        await channel.Deliver(1, "eu-1");

        await world.PutServer("eu-1", DeliveryMethod.Folder, "here");

        var delivery = await world.Delivery("eu-1", 1);
        Assert.Equal((DeliveryState.Pending, null), (delivery.State, delivery.Reason));
    }

    [Fact]
    public async Task Server_that_pulls_is_never_due()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.PutServer("puller", DeliveryMethod.Pull);
        await world.Publish();

        Assert.Equal([(PublishingWorld.LocalFolder, 1L)], await Due(world));
        Assert.DoesNotContain(world.Doorbell.Rings, ring => ring.Contains("puller", StringComparison.Ordinal));
    }

    static async Task<IEnumerable<(string Server, long Release)>> Due(PublishingWorld world) =>
        await world.Get<IPublishingAgenda>().DeliveriesDue(world.Clock.GetUtcNow(), CancellationToken.None);
}
