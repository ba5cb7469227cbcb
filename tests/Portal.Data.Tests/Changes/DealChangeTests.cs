using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;
using static Portal.Data.Tests.Changes.ChangeWorld;

namespace Portal.Data.Tests.Changes;

/// <summary>A deal's terms are the terms of everything below it, the instant they are approved.</summary>
public sealed class DealChangeTests
{
    const string Ceiling = """{ "limits": { "storageWindow": { "value": "P14D", "clause": "4.2" } } }""";
    const string Ban = """{ "limits": { "offlineAllowed": { "value": "forbidden", "clause": "7.1" } } }""";

    static readonly Scope Deal = Scope.Deal("AUR-1");

    [Theory, ClassData(typeof(Engines))]
    public async Task Draft_s_effect_is_told_before_it_counts(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        var draft = await Draft(world, Ceiling);

        var effect = await world.Preview.Of(Alice, (await world.Reader.Find(Alice, draft, CancellationToken.None))!, CancellationToken.None);

        Assert.Equal(3, effect.Titles);
        Assert.Equal([new EffectRow(Territory.Parse("US"), LicenseType.VOD, 3, 0, 0)], effect.Rows);
        Assert.Equal(("45 days", "14 days"), (await StorageOf(world, "lantern"), await StorageOf(world, "lantern", DecisionBasis.ChangeSet(draft))));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Decisions_and_explanations_below_follow_at_once(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        await Approve(world, Ceiling);

        Assert.Equal(
            ("14 days", "14 days", "14 days", "30 days"),
            (await StorageOf(world, "lantern"), await StorageOf(world, "tides-1-1"), await StorageOf(world, "tides-1-2"), await StorageOf(world, "harbor")));
        var explained = Assert.IsType<TermsAnswer.Explained>(await new ExplainTerms(Rights(world)).Answer(
            Alice, "lantern", new TermsQuestion(Territory.Parse("US"), LicenseType.VOD, null, FixedClock.Start), CancellationToken.None));
        var limit = Assert.Single(explained.Terms.Terms.ByTerm[Term.StorageWindow].LimitedBy);
        Assert.Equal(("deal AUR-1", "4.2"), (limit.Source.ToString(), limit.Clause));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Deal_s_version_and_the_revision_move_and_drafts_of_titles_below_stay_sound(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        var (revision, deal, title) = (await world.Revision(), await world.VersionOf(Deal), await world.VersionOf(Lantern));
        var waiting = await world.Submit(Lantern, """{ "playbackWindow": "PT24H" }""");
        await Approve(world, Ceiling);

        Assert.Equal((revision + 1, deal + 1, title), (await world.Revision(), await world.VersionOf(Deal), await world.VersionOf(Lantern)));
        Assert.Null((await world.ApproveChangeSet.Run(Arthur, waiting, null, null, CancellationToken.None)).Refusal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Next_release_differs_in_every_title_below_and_in_no_other(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        var (first, _) = await Compile(world, null);
        await Approve(world, Ceiling);
        var (second, capped) = await Compile(world, first);
        await Approve(world, Ban);
        var (third, banned) = await Compile(world, second);

        Assert.Equal(new ReleaseDifference(0, 3, 0, 0), capped);
        Assert.Equal(new ReleaseDifference(0, 0, 0, 3), banned);
        Assert.Equal(["harbor"], third.Keys);
        Assert.Equal(first["harbor"], third["harbor"]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Ban_of_a_deal_is_told_with_its_clause(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        await Approve(world, Ban);

        Assert.Equal("Offline is forbidden by deal AUR-1, 7.1.", Assert.Single((await Decide(world, "tides-1-1", DecisionBasis.Approved)).Refusals).Message);
        Assert.True((await Decide(world, "harbor", DecisionBasis.Approved)).Allowed);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Title_that_states_more_than_the_deal_allows_is_warned_and_needs_a_reason(DatabaseProvider engine)
    {
        await using var world = await Allowing(engine);
        await Approve(world, Ceiling);
        var drafted = (await world.DraftTerms.Run(
            Alice, Statement(Lantern, """{ "values": { "storageWindow": "P60D" } }"""), await world.VersionOf(Lantern), CancellationToken.None)).OrThrow();

        Assert.Equal(
            "Storage window: 60 days is stated, 14 days counts. Limited to 14 days by deal AUR-1, clause 4.2.",
            Assert.Single(drafted.Lint, finding => finding.Code == "OverCeiling").Message);
        Assert.IsType<ChangeRefusal.ReasonNeeded>((await world.SubmitChangeSet.Run(Alice, drafted.ChangeSetId, " ", CancellationToken.None)).Refusal);
        var submitted = (await world.SubmitChangeSet.Run(Alice, drafted.ChangeSetId, "The deal is being amended", CancellationToken.None)).OrThrow();
        Assert.Equal("The deal is being amended", (await world.Reader.Find(Arthur, submitted.Id, CancellationToken.None))!.Reason);
        Assert.Null((await world.ApproveChangeSet.Run(Arthur, submitted.Id, null, null, CancellationToken.None)).Refusal);
        Assert.Equal("14 days", await StorageOf(world, "lantern"));
    }

    static async Task<ChangeWorld> Allowing(DatabaseProvider engine)
    {
        var world = await Create(engine);
        await world.Approve(Scope.Portal, """{ "offlineAllowed": true }""");
        await world.Approve(Lantern, """{ "storageWindow": "P45D" }""");
        return world;
    }

    static async Task<string> Draft(ChangeWorld world, string statement) => (await world.DraftTerms.Run(
        Alice, Statement(Deal, statement), await world.VersionOf(Deal), CancellationToken.None)).OrThrow().ChangeSetId;

    static async Task Approve(ChangeWorld world, string statement)
    {
        var submitted = (await world.SubmitChangeSet.Run(Alice, await Draft(world, statement), "As signed", CancellationToken.None)).OrThrow();
        Assert.Null((await world.ApproveChangeSet.Run(Arthur, submitted.Id, null, null, CancellationToken.None)).Refusal);
    }

    static RightsInView Rights(ChangeWorld world) => new(world.Database.Get<ICatalogRights>(), world.Statements, world.Reader);

    static async Task<Decision> Decide(ChangeWorld world, string title, DecisionBasis basis) =>
        (await new Decide(Rights(world), new NoReleases()).Answer(
            Viewer.Portal, title, RequestText.Usual with { At = FixedClock.Start }, basis, CancellationToken.None))!;

    static async Task<string> StorageOf(ChangeWorld world, string title, DecisionBasis? basis = null)
    {
        var decision = await Decide(world, title, basis ?? DecisionBasis.Approved);
        return $"{(decision.Expiry.At - FixedClock.Start)?.TotalDays} days";
    }

    static async Task<(IReadOnlyDictionary<string, string> GrantSets, ReleaseDifference Difference)> Compile(ChangeWorld world, IReadOnlyDictionary<string, string>? previous)
    {
        var (content, difference) = await ReleaseCompiler.Compile(
            world.Database.Get<ICatalogRights>().StreamAll(CancellationToken.None), await world.Statements.All(CancellationToken.None),
            FixedClock.Start, previous, FixedClock.Start, CancellationToken.None);
        return (content.GrantSetByTitle, difference);
    }

    sealed class NoReleases : IReleasedRights
    {
        public Task<ReleasedRights?> Find(string feed, long release, string titleId, CancellationToken cancellationToken) => Task.FromResult<ReleasedRights?>(null);
    }
}
