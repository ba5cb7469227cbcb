using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;
using Portal.Testing.Publishing;
using Xunit;

namespace Portal.Data.Tests.Feeds;

public sealed class PublishReleaseTests
{
    [Fact]
    public async Task Published_release_has_its_bytes_files_and_deliveries()
    {
        await using var world = await PublishingWorld.Create("one", "two");
        world.Doorbell.Clear();

        var release = await world.Publish();

        Assert.Equal((ReleaseState.Published, 2, 0, 2), (release.State, release.Titles, release.Withdrawn, release.Changed));
        Assert.Equal(world.Clock.GetUtcNow().AddDays(30), release.ValidUntil);
        Assert.All(["timestamp.json", "1.snapshot.json", "1.targets.json", "1.root.json"], name => Assert.NotNull(world.Bytes(name).Result));
        Assert.Equal(258, (await world.Content.Files(PublishingWorld.Feed, 1, CancellationToken.None)).Length);
        Assert.Equal(DeliveryState.Pending, Assert.Single(await world.Deliveries(1)).State);
        Assert.Equal(["compile default", "deliver local-folder 1"], world.Doorbell.Rings);
        Assert.Equal(2, (await world.Get<ReleaseContents>().GrantSetByTitle(PublishingWorld.Feed, 1, CancellationToken.None)).Count);
        Assert.Equal(1, await world.Recorded("release.published"));
    }

    [Fact]
    public async Task Overtaken_worker_writes_nothing()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();
        byte[]? published = null;
        world.Files.Once = async () =>
        {
            world.Clock.Advance(PublishingTimes.CompileClaim);
            await world.Compile();
            published = await world.Bytes("timestamp.json");
        };

        await world.Compile();

        Assert.NotNull(published);
        Assert.Equal(published, await world.Bytes("timestamp.json"));
        Assert.Equal(1, await world.Recorded("release.published"));
        Assert.Single(await world.Deliveries(1));
        Assert.Null((await world.Release(1)).Problem);
    }

    [Fact]
    public async Task Held_release_is_left_alone_until_the_claim_runs_out_or_is_ended()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();
        await world.UnitOfWork.Write(
            Durability.Full,
            (session, token) => world.Get<IReleaseStore>().Claim(
                session, PublishingWorld.Feed, world.Clock.GetUtcNow(), world.Clock.GetUtcNow() + PublishingTimes.CompileClaim, token),
            CancellationToken.None);
        await world.Compile();
        Assert.Equal(ReleaseState.Pending, (await world.Release(1)).State);

        await world.UnitOfWork.Write(
            Durability.Normal, (session, token) => world.Get<IReleaseStore>().EndClaims(session, token), CancellationToken.None);
        await world.Compile();

        Assert.Equal(ReleaseState.Published, (await world.Release(1)).State);
    }

    [Fact]
    public async Task Rights_that_move_meanwhile_are_compiled_again()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();
        world.Files.Once = () => world.Grant("two");
        await world.Compile();
        Assert.Contains("Rights changed", (await world.Release(1)).Problem, StringComparison.Ordinal);
        Assert.Null(await world.Bytes("timestamp.json"));

        world.Clock.Advance(PublishingTimes.CompileRetry);
        await world.Compile();

        var release = await world.Release(1);
        Assert.Equal((ReleaseState.Published, 2, null), (release.State, release.Titles, release.Problem));
    }

    [Fact]
    public async Task Failure_is_given_back_with_its_problem_and_tried_again()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();
        world.Files.Once = () => throw new IOException("No space left on device.");
        await world.Compile();

        Assert.Equal("No space left on device.", (await world.Release(1)).Problem);
        var agenda = world.Get<IPublishingAgenda>();
        Assert.Empty(await agenda.FeedsToCompile(world.Clock.GetUtcNow(), CancellationToken.None));
        world.Clock.Advance(PublishingTimes.CompileRetry);
        Assert.Equal([PublishingWorld.Feed], await agenda.FeedsToCompile(world.Clock.GetUtcNow(), CancellationToken.None));
        await world.Compile();
        Assert.Equal((ReleaseState.Published, null), ((await world.Release(1)).State, (await world.Release(1)).Problem));
    }

    [Fact]
    public async Task Stopped_worker_gives_its_claim_back()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Request();
        using var stop = new CancellationTokenSource();
        world.Files.Once = () =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<PublishRelease>().Run(PublishingWorld.Feed, stop.Token));

        world.Clock.Advance(PublishingTimes.CompileRetry);
        await world.Compile();

        Assert.Equal(ReleaseState.Published, (await world.Release(1)).State);
    }

    [Fact]
    public async Task Withdrawal_over_the_limit_waits_for_a_publisher()
    {
        await using var world = await PublishingWorld.Create([.. Titles(10)]);
        await world.Publish();
        await world.Forbid("title-3");

        var waiting = await world.Publish();

        Assert.Equal((2, ReleaseState.AwaitingConfirmation, 1), (waiting.Number, waiting.State, waiting.Withdrawn));
        Assert.Empty(await world.Get<IPublishingAgenda>().FeedsToCompile(world.Clock.GetUtcNow().AddDays(1), CancellationToken.None));
        var confirm = world.Get<ConfirmRelease>();
        Assert.False(await confirm.Confirm(PublishingWorld.Arthur, PublishingWorld.Feed, 1, CancellationToken.None));
        Assert.True(await confirm.Confirm(PublishingWorld.Arthur, PublishingWorld.Feed, 2, CancellationToken.None));
        await world.Compile();
        var published = await world.Release(2);
        Assert.Equal((ReleaseState.Published, 9, 1, true), (published.State, published.Titles, published.Withdrawn, published.Confirmed));
        Assert.False(await confirm.Confirm(PublishingWorld.Arthur, PublishingWorld.Feed, 2, CancellationToken.None));
        Assert.True((await ReleaseFile(world, 2)).Withdrawals.Confirmed);
    }

    [Fact]
    public async Task Withdrawal_at_the_limit_goes_out()
    {
        await using var world = await PublishingWorld.Create([.. Titles(20)]);
        await world.Publish();
        await world.Forbid("title-3");

        Assert.Equal(ReleaseState.Published, (await world.Publish()).State);
    }

    [Fact]
    public async Task Release_names_the_targets_before_it_and_keeps_what_each_number_said()
    {
        await using var world = await PublishingWorld.Create("one");
        await world.Publish();
        await world.Grant("two");
        await world.Publish();

        Assert.Null((await ReleaseFile(world, 1)).PreviousTargets);
        Assert.Equal(BundleFileHash(await world.Bytes("1.targets.json")), (await ReleaseFile(world, 2)).PreviousTargets);
        var contents = world.Get<ReleaseContents>();
        Assert.Equal(["one"], (await contents.GrantSetByTitle(PublishingWorld.Feed, 1, CancellationToken.None)).Keys);
        Assert.Equal(["one", "two"], (await contents.GrantSetByTitle(PublishingWorld.Feed, 2, CancellationToken.None)).Keys.Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Titles(int count) => Enumerable.Range(1, count).Select(number => $"title-{number}");

    static string BundleFileHash(byte[]? bytes) => Portal.Domain.Feeds.Tuf.FileReference.Of(bytes).Sha256;

    static async Task<ReleaseDocument> ReleaseFile(PublishingWorld world, long number)
    {
        var (name, reference) = (await world.Content.Files(PublishingWorld.Feed, number, CancellationToken.None)).Single(file => file.Name == BundleFormat.ReleaseFile);
        await using var stream = world.Files.Open(PublishingWorld.Feed, BundleFile.PublishedNameOf(name, reference))!;
        var bytes = new byte[reference.Length];
        await stream.ReadExactlyAsync(bytes);
        return BundleJson.Read<ReleaseDocument>(bytes);
    }
}
