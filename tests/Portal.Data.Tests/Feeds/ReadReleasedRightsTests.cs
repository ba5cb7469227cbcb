using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;
using Portal.Domain.Feeds.Publishing;
using Portal.Testing.Publishing;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Data.Tests.Feeds;

public sealed class ReadReleasedRightsTests
{
    static readonly DecisionRequest InJune2027 = RequestText.Parse("at=2027-06-01");

    [Fact]
    public async Task Each_release_answers_as_it_was_published()
    {
        await using var world = await PublishingWorld.Create("one", "two");
        await world.Publish();
        await world.Forbid("one");
        await world.Publish();
        Assert.True(await world.Get<ConfirmRelease>().Confirm(PublishingWorld.Arthur, PublishingWorld.Feed, 2, CancellationToken.None));
        await world.Compile();

        Assert.True((await Find(world, 1, "one"))!.Decide(InJune2027).Allowed);
        Assert.Equal(
            [Reason.NotInWindow, Reason.OfflineForbidden],
            (await Find(world, 2, "one"))!.Decide(InJune2027).Refusals.Select(refusal => refusal.Code));
        Assert.True((await Find(world, 2, "two"))!.Decide(InJune2027).Allowed);
    }

    [Fact]
    public async Task Release_that_is_not_published_is_none()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();

        Assert.Null(await Find(world, 1, "one"));
        Assert.Null(await Find(world, 2, "one"));
        Assert.Null(await new ReadReleasedRights(world.Content, world.Files).Find("elsewhere", 1, "one", CancellationToken.None));
    }

    static Task<ReleasedRights?> Find(PublishingWorld world, long release, string title) =>
        new ReadReleasedRights(world.Content, world.Files).Find(PublishingWorld.Feed, release, title, CancellationToken.None);
}
