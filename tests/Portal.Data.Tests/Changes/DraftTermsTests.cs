using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Testing;
using Xunit;
using static Portal.Data.Tests.Changes.ChangeWorld;

namespace Portal.Data.Tests.Changes;

public sealed class DraftTermsTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Draft_is_read_back_as_it_was_stated(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var statement = Statement(Lantern, """
            { "territories": ["US", "DE"], "licenseTypes": ["VOD"],
              "values": { "storageWindow": "P45D", "playbackWindow": null, "platforms": ["ios"], "downloadsPerTitle": { "count": 5, "per": "P365D" } },
              "limits": { "storageWindow": { "value": "P60D", "clause": "4.2" } } }
            """);

        var drafted = (await world.DraftTerms.Run(Alice, statement, 1, CancellationToken.None)).OrThrow();

        var terms = (await world.ReadTerms.Run(Alice, Lantern, CancellationToken.None))!;
        Assert.Equal((drafted.ChangeSetId, 1), (terms.Draft!.Id, terms.Facts.Version));
        Assert.Equal(statement, Assert.Single(terms.Draft.Terms).After);
        Assert.Empty(terms.Statements);
        Assert.Null((await world.ReadTerms.Run(Both, Lantern, CancellationToken.None))!.Draft);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Author_has_one_draft_for_each_scope(DatabaseProvider engine)
    {
        await using var world = await Create(engine);

        var first = await world.Draft(Lantern, """{ "storageWindow": "P30D" }""");
        var again = await world.Draft(Lantern, """{ "storageWindow": "P45D" }""");
        var elsewhere = await world.Draft(Scope.Deal("AUR-1"), """{ "storageWindow": "P45D" }""");
        var anothers = await world.Draft(Lantern, """{ "storageWindow": "P45D" }""", Both);

        Assert.Equal(first, again);
        Assert.Equal(3, new[] { first, elsewhere, anothers }.Distinct().Count());
        Assert.Single((await world.Reader.Find(Alice, first, CancellationToken.None))!.Items);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Every_kind_of_scope_has_a_version_that_approval_moves(DatabaseProvider engine)
    {
        await using var world = await Create(engine);

        foreach (var scope in new[] { Scope.Portal, Scope.Owner("Aurora"), Scope.Deal("AUR-1"), Scope.Title("tides"), Lantern })
        {
            await world.Approve(scope, """{ "storageWindow": "P45D" }""");

            Assert.Equal((scope, 2), (scope, await world.VersionOf(scope)));
            Assert.Equal("StorageWindow 45 days", await world.Stated(scope));
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Stale_version_is_refused_with_what_changed_meanwhile(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        await world.Approve(Lantern, """{ "storageWindow": "P45D" }""");

        var outcome = await world.DraftTerms.Run(Both, Statement(Lantern, """{ "values": { "storageWindow": "P14D" } }"""), 1, CancellationToken.None);

        var conflict = Assert.IsType<ChangeRefusal.VersionConflict>(outcome.Refusal);
        Assert.Equal((1, 2), (conflict.Expected, conflict.Current));
        Assert.Contains("arthur changed it on 2027-03-01T12:00:00Z (Storage window: inherited → 45 days).", conflict.Sentence, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Narrow_statements_that_overlap_are_refused_against_what_counts_what_is_scheduled_and_the_draft(DatabaseProvider engine)
    {
        await using var world = await Create(engine);

        await Put("""{ "territories": ["US", "DE"], "values": { "storageWindow": "P45D" } }""");
        Assert.IsType<ChangeRefusal.NarrowingOverlap>((await Try("""{ "licenseTypes": ["VOD"], "values": { "storageWindow": "P45D" } }""")).Refusal);
        Assert.Null((await Try("""{ "territories": ["FR"], "values": { "storageWindow": "P45D" } }""")).Refusal);

        var draft = (await world.ReadTerms.Run(Alice, Lantern, CancellationToken.None))!.Draft!;
        await world.SubmitChangeSet.Run(Alice, draft.Id, "As agreed", CancellationToken.None);
        await world.ApproveChangeSet.Run(Arthur, draft.Id, null, FixedClock.Start.AddDays(1), CancellationToken.None);
        Assert.IsType<ChangeRefusal.NarrowingOverlap>((await Try("""{ "licenseTypes": ["VOD"], "values": { "storageWindow": "P45D" } }""")).Refusal);

        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.PutDueChangesIntoEffect.Run(CancellationToken.None);
        Assert.IsType<ChangeRefusal.NarrowingOverlap>((await Try("""{ "licenseTypes": ["VOD"], "values": { "storageWindow": "P45D" } }""")).Refusal);
        Assert.Null((await Try("""{ "values": { "storageWindow": "P45D" } }""")).Refusal);

        async Task<ChangeOutcome<DraftedTerms>> Try(string json) =>
            await world.DraftTerms.Run(Alice, Statement(Lantern, json), await world.VersionOf(Lantern), CancellationToken.None);

        async Task Put(string json) => (await Try(json)).OrThrow();
    }

    [Fact]
    public async Task Scope_of_others_is_not_found_and_one_shared_with_others_is_not_held()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        var narrowed = Alice with { ContentOwners = ["Aurora"] };

        Assert.IsType<ChangeRefusal.NotFound>((await Try(Scope.Title("harbor"))).Refusal);
        Assert.IsType<ChangeRefusal.NotFound>((await Try(Scope.Title("no-such"))).Refusal);
        Assert.IsType<ChangeRefusal.OwnerNotHeld>((await Try(Scope.Portal)).Refusal);
        Assert.Null((await Try(Lantern)).Refusal);

        Task<ChangeOutcome<DraftedTerms>> Try(Scope scope) =>
            world.DraftTerms.Run(narrowed, Statement(scope, """{ "values": { "storageWindow": "P45D" } }"""), 1, CancellationToken.None);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Discarded_draft_is_gone_and_stays_in_the_audit_log(DatabaseProvider engine)
    {
        await using var world = await Create(engine);
        var id = await world.Draft(Lantern, """{ "storageWindow": "P45D" }""");

        Assert.IsType<ChangeRefusal.NotYours>((await world.DiscardDraft.Run(Both, id, CancellationToken.None)).Refusal);
        (await world.DiscardDraft.Run(Alice, id, CancellationToken.None)).OrThrow();

        Assert.Null(await world.Reader.Find(Alice, id, CancellationToken.None));
        Assert.Equal(["changeSet.edited", "changeSet.discarded"], await world.AuditActions());
    }

    [Fact]
    public async Task Statement_is_linted_with_what_counts_above_it()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        await world.Approve(Scope.Deal("AUR-1"), """{ "storageWindow": "PT24H", "playbackWindow": "PT24H" }""");

        var drafted = await world.DraftTerms.Run(Alice, Statement(Lantern, """{ "values": { "playbackWindow": "PT48H" } }"""), 1, CancellationToken.None);

        Assert.Equal("PlaybackLongerThanStorage", Assert.Single(drafted.OrThrow().Lint).Code);
    }

    [Fact]
    public async Task Empty_statement_removes_what_is_stated()
    {
        await using var world = await Create(DatabaseProvider.Sqlite);
        await world.Approve(Lantern, """{ "storageWindow": "P45D" }""");

        await world.Approve(Lantern, "{ }");

        Assert.Equal("", await world.Stated(Lantern));
    }
}
