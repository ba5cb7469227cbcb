using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;
using Portal.Jobs.Tests.Hosting;
using Portal.Testing.Publishing;

namespace Portal.Jobs.Tests;

/// <summary>Releases pushed to the reference license server, which verifies them like any TUF client.</summary>
public sealed class PushTests : IAsyncLifetime
{
    PublishingWorld world = null!;
    PushedServer server = null!;

    public async ValueTask InitializeAsync()
    {
        world = await PublishingWorld.Create("one");
        // The server judges by the real time.
        world.Clock.AdjustTime(DateTimeOffset.UtcNow);
        await PublishingSeed.AddRow(world.Get<IServiceProvider>(), "one", "US VOD SD 2020-01-01..open");
        server = new PushedServer(await Metadata("1.root.json"));
        await server.Start();
        Assert.IsType<ServerOutcome.Kept>(await world.PutServer("east", DeliveryMethod.Push, server.Address + "/", PushedServer.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Pushed_release_is_applied_and_the_next_one_needs_only_what_is_new()
    {
        await world.Publish();
        await Deliver(1);
        Assert.Equal((DeliveryState.Applied, null), await State(1));
        await PublishingSeed.AddRow(world.Get<IServiceProvider>(), "one", "DE VOD SD 2020-01-01..open");
        await world.Publish();

        await Deliver(2);

        Assert.Equal((DeliveryState.Applied, null), await State(2));
        Assert.Equal((2, "applied"), await Said());
    }

    [Fact]
    public async Task Rejection_is_in_the_servers_words_and_final()
    {
        world.Clock.AdjustTime(DateTimeOffset.UtcNow.AddDays(-31));
        await world.Publish();
        world.Clock.AdjustTime(DateTimeOffset.UtcNow);
        await world.Get<StampFeed>().Run(PublishingWorld.Feed, CancellationToken.None);

        await Deliver(1);

        var (state, reason) = await State(1);
        Assert.Equal(DeliveryState.Rejected, state);
        Assert.Contains("snapshot", reason, StringComparison.Ordinal);
        Assert.Contains("expired", reason, StringComparison.Ordinal);
        Assert.Null((await world.Delivery("east", 1)).NextAttemptAt);
    }

    [Fact]
    public async Task Server_that_is_down_fails_and_is_brought_up_to_date_when_it_is_back()
    {
        await world.Publish();
        await server.Stop();
        await Deliver(1);
        var (state, reason) = await State(1);
        Assert.Equal(DeliveryState.Failed, state);
        Assert.NotEmpty(reason!);
        await server.Start();

        world.Clock.Advance(TimeSpan.FromSeconds(3));
        await Deliver(1);

        Assert.Equal((DeliveryState.Applied, null), await State(1));
        Assert.Equal(2, (await world.Delivery("east", 1)).Attempts);
    }

    [Fact]
    public async Task Wrong_token_is_said()
    {
        Assert.IsType<ServerOutcome.Kept>(await world.PutServer("mistaken", DeliveryMethod.Push, server.Address, "another"));
        await world.Publish();

        await world.Get<DeliverRelease>().Run("mistaken", 1, CancellationToken.None);

        var delivery = await world.Delivery("mistaken", 1);
        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Contains("401", delivery.Reason, StringComparison.Ordinal);
        Assert.Contains("Push:Token", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_answer_to_the_activation_is_made_good_by_the_next_attempt()
    {
        await world.Publish();
        await Deliver(1);
        Assert.IsType<ServerOutcome.Kept>(await world.PutServer("east-again", DeliveryMethod.Push, server.Address, PushedServer.Token));

        await world.Get<DeliverRelease>().Run("east-again", 1, CancellationToken.None);

        Assert.Equal(DeliveryState.Applied, (await world.Delivery("east-again", 1)).State);
    }

    [Fact]
    public async Task Timestamp_signed_again_is_pushed_without_activation()
    {
        await world.Publish();
        await Deliver(1);
        var before = (await server.Status())["metadataExpires"]!.GetValue<DateTimeOffset>();
        world.Clock.Advance(TimeSpan.FromHours(7));
        await world.Get<StampFeed>().Run(PublishingWorld.Feed, CancellationToken.None);

        await world.Get<DeliverRelease>().Stamp("east", CancellationToken.None);

        var newest = await world.Content.Newest(PublishingWorld.Feed, TufRole.Timestamp, CancellationToken.None);
        var after = (await server.Status())["metadataExpires"]!.GetValue<DateTimeOffset>();
        Assert.Equal(2, newest!.Version);
        Assert.InRange(after - before, TimeSpan.FromHours(7) - TimeSpan.FromSeconds(2), TimeSpan.FromHours(7) + TimeSpan.FromSeconds(2));
        Assert.Equal((1, "applied"), await Said());
    }

    Task Deliver(long release) => world.Get<DeliverRelease>().Run("east", release, CancellationToken.None);

    async Task<(DeliveryState State, string? Reason)> State(long release)
    {
        var delivery = await world.Delivery("east", release);
        return (delivery.State, delivery.Reason);
    }

    async Task<(int? Release, string? State)> Said()
    {
        var status = await server.Status();
        return ((int?)status["release"], (string?)status["state"]);
    }

    async Task<byte[]> Metadata(string name) =>
        (await world.Content.Metadata(PublishingWorld.Feed, name, CancellationToken.None))!.Bytes.ToArray();
}
