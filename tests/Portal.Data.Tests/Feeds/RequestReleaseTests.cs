using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;
using Portal.Testing.Publishing;
using Xunit;

namespace Portal.Data.Tests.Feeds;

public sealed class RequestReleaseTests
{
    [Fact]
    public async Task Request_takes_the_next_number_and_rings()
    {
        await using var world = await PublishingWorld.Create("one");

        var release = await world.Request();

        Assert.Equal((1, ReleaseState.Pending, "arthur"), (release.Number, release.State, release.RequestedBy));
        Assert.Equal(["compile default"], world.Doorbell.Rings);
        Assert.Equal(1, await world.Recorded("release.requested"));
    }

    [Fact]
    public async Task Second_request_answers_the_one_under_way()
    {
        await using var world = await PublishingWorld.Create("one");

        Assert.Equal(await world.Request(), await world.Request());
        Assert.Equal(1, await world.Recorded("release.requested"));
    }

    [Fact]
    public async Task Many_requests_at_once_take_one_number()
    {
        await using var world = await PublishingWorld.Create("one");

        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Request()));

        Assert.All(asked, release => Assert.Equal(1, release.Number));
        Assert.Null(await world.Reader.Release(PublishingWorld.Arthur, PublishingWorld.Feed, 2, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_new_answers_the_present_release()
    {
        await using var world = await PublishingWorld.Create("one");
        var present = await world.Publish();

        var asked = await world.Get<RequestRelease>().Ask(PublishingWorld.Arthur, PublishingWorld.Feed, CancellationToken.None);

        Assert.Equal(present, Assert.IsType<ReleaseRequest.NothingNew>(asked).Present);
    }

    [Fact]
    public async Task Changed_rights_are_news()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        await world.Grant("two");

        Assert.Equal((2, 2), ((await world.Publish()).Number, (await world.Release(2)).Titles));
    }

    [Fact]
    public async Task Window_that_ended_since_is_news_and_no_withdrawal()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        world.Clock.Advance(TimeSpan.FromDays(366));

        var release = await world.Publish();

        Assert.Equal((2, ReleaseState.Published, 0, 0, 1), (release.Number, release.State, release.Titles, release.Withdrawn, release.Changed));
    }

    [Fact]
    public async Task Unknown_feed_is_said()
    {
        await using var world = await PublishingWorld.Create();

        Assert.IsType<ReleaseRequest.UnknownFeed>(
            await world.Get<RequestRelease>().Ask(PublishingWorld.Arthur, "elsewhere", CancellationToken.None));
    }

    [Fact]
    public async Task Founding_twice_changes_nothing()
    {
        await using var world = await PublishingWorld.Create();
        var root = await world.Bytes("1.root.json");

        await world.Get<FoundFeeds>().Run(CancellationToken.None);

        Assert.Equal(root, await world.Bytes("root.json"));
        Assert.Single(await world.Reader.Feeds(PublishingWorld.Arthur, CancellationToken.None));
        Assert.Single(await world.Reader.Servers(PublishingWorld.Arthur, PublishingWorld.Feed, CancellationToken.None));
        Assert.Equal(1, await world.Recorded("feed.founded"));
    }
}
