using Portal.Data.Connections;
using Portal.Data.Feeds;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;
using static Portal.Data.Tests.Changes.ChangeWorld;

namespace Portal.Data.Tests.Changes;

public sealed class ApprovalTests
{
    const string Longer = """{ "storageWindow": "P45D" }""";

    [Theory, ClassData(typeof(Engines))]
    public async Task Approval_makes_terms_count_at_once_and_asks_for_a_release(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var revision = await world.Revision();

        var approved = await world.Approve(Lantern, Longer);

        Assert.Equal((ChangeSetState.Approved, FixedClock.Start), (approved.State, approved.InEffectAt));
        Assert.Equal("StorageWindow 45 days", await world.Stated(Lantern));
        Assert.Equal((2, revision + 1, 1), (await world.VersionOf(Lantern), await world.Revision(), world.Releases.Asked));
        Assert.Equal(["changeSet.edited", "changeSet.submitted", "changeSet.approved", "changeSet.tookEffect"], await world.AuditActions());
        Assert.Equivalent(approved, await world.Reader.Find(Viewer.Portal, approved.Id, CancellationToken.None));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Approval_that_fails_midway_leaves_nothing(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var id = await world.Submit(Lantern, Longer);
        var before = (await world.Revision(), await world.VersionOf(Lantern));
        world.Releases.Fails = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.ApproveChangeSet.Run(Arthur, id, null, null, CancellationToken.None));

        Assert.Equal(before, (await world.Revision(), await world.VersionOf(Lantern)));
        Assert.Equal("", await world.Stated(Lantern));
        Assert.Equal(ChangeSetState.Submitted, (await world.Reader.Find(Arthur, id, CancellationToken.None))!.State);
        Assert.Equal(["changeSet.edited", "changeSet.submitted"], await world.AuditActions());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_concurrent_approvals_one_counts_and_the_others_are_told(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var id = await world.Submit(Lantern, Longer);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() =>
            world.ApproveChangeSet.Run(Arthur with { Name = $"approver-{number}" }, id, null, null, CancellationToken.None))));

        Assert.Equal(1, outcomes.Count(outcome => outcome.Refusal is null));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Refusal is ChangeRefusal.WrongState));
        Assert.Equal((2, 1), (await world.VersionOf(Lantern), world.Releases.Asked));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_two_changes_to_one_scope_the_later_approval_is_refused_with_what_the_first_changed(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var first = await world.Submit(Lantern, Longer);
        var second = await world.Submit(Lantern, """{ "storageWindow": "P14D" }""", Both);
        (await world.ApproveChangeSet.Run(Arthur, first, null, null, CancellationToken.None)).OrThrow();

        var outcome = await world.ApproveChangeSet.Run(Arthur, second, null, null, CancellationToken.None);

        var conflict = Assert.IsType<ChangeRefusal.VersionConflict>(outcome.Refusal);
        Assert.Equal(first, Assert.Single(conflict.Meanwhile).ChangeSetId);
        Assert.Equal("StorageWindow 45 days", await world.Stated(Lantern));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Own_work_is_refused_to_its_author_and_to_a_client_they_own(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var id = await world.Submit(Lantern, Longer, Both);
        var client = new Viewer("batch", [Permission.ReadRights, Permission.ApproveRights], OwnedBy: "both");

        Assert.IsType<ChangeRefusal.OwnWork>((await world.ApproveChangeSet.Run(Both, id, null, null, CancellationToken.None)).Refusal);
        Assert.IsType<ChangeRefusal.OwnWork>((await world.ApproveChangeSet.Run(client, id, null, null, CancellationToken.None)).Refusal);
        Assert.IsType<ChangeRefusal.OwnWork>((await world.RejectChangeSet.Run(client, id, null, CancellationToken.None)).Refusal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Narrowed_approver_sees_and_decides_only_what_is_theirs_whole(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var narrowed = Arthur with { ContentOwners = ["Aurora"] };
        var theirs = await world.Submit(Lantern, Longer);
        var others = await world.Submit(Scope.Title("harbor"), Longer);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var everyones = await world.Submit(Scope.Portal, Longer);

        var queue = await world.Reader.Page(narrowed, ChangeSetState.Submitted, new PageRequest(1, 10), CancellationToken.None);

        Assert.Equal(2, queue.Total);
        Assert.Equal([everyones, theirs], queue.Items.Select(item => item.Id));
        Assert.IsType<ChangeRefusal.NotFound>((await world.ApproveChangeSet.Run(narrowed, others, null, null, CancellationToken.None)).Refusal);
        Assert.IsType<ChangeRefusal.OwnerNotHeld>((await world.ApproveChangeSet.Run(narrowed, everyones, null, null, CancellationToken.None)).Refusal);
        Assert.Null((await world.ApproveChangeSet.Run(narrowed, theirs, null, null, CancellationToken.None)).Refusal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Approval_with_a_date_counts_from_that_date_on(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var revision = await world.Revision();
        var approved = await world.Approve(Lantern, Longer, FixedClock.Start.AddDays(3));

        var agenda = new PublishingAgenda(world.Database.Database);
        Assert.False(await agenda.ChangesDue(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0, await world.PutDueChangesIntoEffect.Run(CancellationToken.None));
        Assert.Equal(("", revision, 0), (await world.Stated(Lantern), await world.Revision(), world.Releases.Asked));
        Assert.Equal((ChangeSetState.Approved, null), (approved.State, approved.InEffectAt));

        world.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await agenda.ChangesDue(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(1, await world.PutDueChangesIntoEffect.Run(CancellationToken.None));
        Assert.False(await agenda.ChangesDue(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0, await world.PutDueChangesIntoEffect.Run(CancellationToken.None));
        Assert.Equal(("StorageWindow 45 days", revision + 1, 1), (await world.Stated(Lantern), await world.Revision(), world.Releases.Asked));
        Assert.Equal(FixedClock.Start.AddDays(3), (await world.Reader.Find(Arthur, approved.Id, CancellationToken.None))!.InEffectAt);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Only_what_is_in_effect_is_published(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var now = await world.Approve(Lantern, Longer);
        var later = await world.Approve(Scope.Title("harbor"), Longer, FixedClock.Start.AddDays(3));
        var published = world.Database.Get<IPublishedChanges>();

        await world.Database.UnitOfWork.Write(
            Durability.Full, (session, token) => published.MarkPublished(session, FixedClock.Start.AddDays(4), token), CancellationToken.None);

        Assert.Equal(ChangeSetState.Published, (await world.Reader.Find(Arthur, now.Id, CancellationToken.None))!.State);
        Assert.Equal(ChangeSetState.Approved, (await world.Reader.Find(Arthur, later.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Submission_is_refused_for_errors_and_for_warnings_without_a_reason()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        var wrong = await world.Draft(Lantern, """{ "platforms": ["chrome"] }""");
        var doubtful = await world.Draft(Scope.Title("harbor"), """{ "qualities": { "HD": { "deviceTier": "software" } } }""");

        Assert.IsType<ChangeRefusal.LintErrors>((await world.SubmitChangeSet.Run(Alice, wrong, "Because", CancellationToken.None)).Refusal);
        Assert.IsType<ChangeRefusal.ReasonNeeded>((await world.SubmitChangeSet.Run(Alice, doubtful, null, CancellationToken.None)).Refusal);
        Assert.Null((await world.SubmitChangeSet.Run(Alice, doubtful, "The contract allows it", CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Effect_is_counted_before_approval_and_the_same_after_it()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        var id = await world.Submit(Scope.Owner("Aurora"), """{ "offlineAllowed": true }""");
        var submitted = (await world.Reader.Find(Arthur, id, CancellationToken.None))!;

        var before = await world.Preview.Of(Arthur, submitted, CancellationToken.None);
        var approved = (await world.ApproveChangeSet.Run(Arthur, id, null, null, CancellationToken.None)).OrThrow();
        var after = await world.Preview.Of(Arthur, approved, CancellationToken.None);

        var row = Assert.Single(before.Rows);
        Assert.Equal((3, true, "US", LicenseType.VOD, 3, 3, 0), (before.Titles, before.Complete, row.Territory.Code, row.LicenseType, row.Changed, row.Gained, row.Lost));
        Assert.Equivalent(before, after);
    }

    [Fact]
    public async Task Effect_of_a_series_reaches_its_episodes()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        await world.Approve(Scope.Owner("Aurora"), """{ "offlineAllowed": true }""");
        var id = await world.Draft(Scope.Title("tides"), """{ "offlineAllowed": false }""");

        var effect = await world.Preview.Of(Alice, (await world.Reader.Find(Alice, id, CancellationToken.None))!, CancellationToken.None);

        Assert.Equal((2, 0, 2), (effect.Titles, effect.Rows[0].Gained, effect.Rows[0].Lost));
    }
}
