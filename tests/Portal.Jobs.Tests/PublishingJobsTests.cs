using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;
using Portal.Jobs.Tests.Hosting;

namespace Portal.Jobs.Tests;

public sealed class PublishingJobsTests
{
    [Fact]
    public async Task Release_goes_on_to_the_folder_when_its_caller_is_gone()
    {
        await using var world = await JobsWorld.Create();
        await using var portal = await world.Start();
        await portal.Allow();
        await portal.Grant("one", "two");

        var number = await portal.Ask();
        var delivery = await portal.Applied(number);

        Assert.Equal((1, 1), (number, delivery.Attempts));
        var content = await VerifiedFolder.Read(world.Folder);
        Assert.Equal((1, "default"), (content.Release.Release, content.Release.Feed));
        Assert.Equal(["one", "two"], content.GrantSetByTitle.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Release_stays_pending_while_no_process_works_and_is_applied_when_one_starts()
    {
        await using var world = await JobsWorld.Create();
        long number;
        await using (var idle = await world.Start(works: false))
        {
            await idle.Allow();
            await idle.Grant("one");
            number = await idle.Ask();
            idle.Doorbell.Compile(FoundFeeds.DefaultFeed);
            Assert.Equal(ReleaseState.Pending, (await idle.Release(number))!.State);
            Assert.False(Directory.Exists(world.Folder));
        }

        // The rings are gone with the process that rang; the records are not.
        await using var working = await world.Start();
        await working.Applied(number);

        Assert.Equal(1, (await VerifiedFolder.Read(world.Folder)).Release.Release);
    }

    [Fact]
    public async Task Release_that_was_published_before_a_stop_is_delivered_after_it()
    {
        await using var world = await JobsWorld.Create();
        await using (var idle = await world.Start(works: false))
        {
            await idle.Allow();
            await idle.Grant("one");
            await idle.Ask();
            await idle.Get<PublishRelease>().Run(FoundFeeds.DefaultFeed, CancellationToken.None);
            Assert.Equal(DeliveryState.Pending, (await idle.Delivery(1))!.State);
            await TakeAndDie(idle);
            Assert.Equal(DeliveryState.Delivering, (await idle.Delivery(1))!.State);
        }

        await using var working = await world.Start();
        var delivery = await working.Applied(1);

        Assert.Equal(2, delivery.Attempts);
    }

    [Fact]
    public async Task Doubled_rings_make_one_release_and_one_delivery_without_a_gap()
    {
        await using var world = await JobsWorld.Create();
        await using var portal = await world.Start();
        await portal.Allow();
        for (var round = 1; round <= 3; round++)
        {
            await portal.Grant($"title-{round}");
            var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => portal.Ask()));
            Parallel.For(0, 10, _ => portal.Doorbell.Compile(FoundFeeds.DefaultFeed));
            await Eventually.Is(() => portal.Release(round), release => release?.State == ReleaseState.Published);
            Parallel.For(0, 10, _ => portal.Doorbell.Deliver(FoundFeeds.LocalFolder, round));
            var delivery = await portal.Applied(round);

            Assert.All(asked, number => Assert.Equal(round, number));
            Assert.Equal(1, delivery.Attempts);
        }

        Assert.Null(await portal.Release(4));
        Assert.Equal((3, 3), (await Recorded(portal, "release.published"), await Recorded(portal, "release.applied")));
        var content = await VerifiedFolder.Read(world.Folder);
        Assert.Equal((3, 3), (content.Release.Release, content.GrantSetByTitle.Count));
    }

    [Fact]
    public async Task Burst_of_releases_leaves_the_folder_at_the_newest()
    {
        await using var world = await JobsWorld.Create();
        await using var portal = await world.Start();
        await portal.Allow();
        for (var number = 1; number <= 8; number++)
        {
            await portal.Grant($"title-{number}");
            Assert.Equal(number, await portal.Ask());
            await Eventually.Is(() => portal.Release(number), release => release?.State == ReleaseState.Published);
        }

        await portal.Applied(8);

        var content = await VerifiedFolder.Read(world.Folder);
        Assert.Equal((8, 8), (content.Release.Release, content.GrantSetByTitle.Count));
        for (var number = 1; number < 8; number++)
        {
            Assert.True((await portal.Delivery(number))!.State is DeliveryState.Applied or DeliveryState.Superseded);
        }
    }

    [Fact]
    public async Task Two_portals_in_one_process_do_not_share_their_jobs()
    {
        await using var oneWorld = await JobsWorld.Create();
        await using var otherWorld = await JobsWorld.Create();
        await using var one = await oneWorld.Start();
        await using var other = await otherWorld.Start();
        foreach (var portal in new[] { one, other })
        {
            await portal.Allow();
        }
        await one.Grant("one");
        await other.Grant("other");

        await Task.WhenAll(one.Ask(), other.Ask());
        await Task.WhenAll(one.Applied(1), other.Applied(1));

        Assert.Equal(["one"], (await VerifiedFolder.Read(oneWorld.Folder)).GrantSetByTitle.Keys);
        Assert.Equal(["other"], (await VerifiedFolder.Read(otherWorld.Folder)).GrantSetByTitle.Keys);
    }

    [Fact]
    public void Recurring_jobs_have_ids_of_their_own() =>
        Assert.Equal(RecurringJobs.All.Length, RecurringJobs.All.Select(job => job.Id).Distinct().Count());

    // A worker that claimed the delivery and was killed.
    static async Task TakeAndDie(JobsHost portal) => await portal.Get<IUnitOfWork>().Write(
        Durability.Normal,
        (session, token) => portal.Get<IDeliveryStore>().Claim(
            session, FoundFeeds.LocalFolder, 1, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow + PublishingTimes.DeliveryClaim, token),
        CancellationToken.None);

    static async Task<long> Recorded(JobsHost portal, string action) =>
        (await portal.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(Action: action), new PageRequest(1, 1), CancellationToken.None)).Total;
}
