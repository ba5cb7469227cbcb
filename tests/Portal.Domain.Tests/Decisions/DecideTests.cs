using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

public sealed class DecideTests
{
    static readonly Viewer Everybody = new("author", [Permission.ReadRights, Permission.WriteRights]);

    static readonly Viewer OfAurora = Everybody with { ContentOwners = ["Aurora"] };

    static readonly Viewer OfBorealis = Everybody with { ContentOwners = ["Borealis"] };

    [Fact]
    public async Task Approved_state_is_judged()
    {
        var decision = await Answer(Everybody, "US VOD HD", "on");

        Assert.True(decision!.Allowed);
    }

    [Fact]
    public async Task Title_that_is_not_there_and_title_of_an_owner_not_held_look_the_same()
    {
        var missing = await Answer(Everybody, "US VOD HD", "on", titleId: "other");
        var hidden = await Answer(OfBorealis, "US VOD HD", "on");

        Assert.Equal(Reason.UnknownTitle, Assert.Single(missing!.Refusals).Code);
        Assert.Equal(missing.Refusals, hidden!.Refusals);
        Assert.True((await Answer(OfAurora, "US VOD HD", "on"))!.Allowed);
    }

    [Fact]
    public async Task Row_of_an_owner_not_held_is_not_told()
    {
        var decision = await Answer(OfAurora, "US VOD HD owner=Borealis", "on");

        Assert.Equal("territory", Assert.Single(decision!.Refusals).Detail);
    }

    [Fact]
    public async Task Change_set_s_statements_stand_in_the_places_of_the_approved_ones()
    {
        var changeSet = ChangeOf("title {offlineAllowed: true, storageWindow: P7D}");

        var decision = await Answer(Everybody, "US VOD HD", "title {offlineAllowed: false, playbackWindow: PT24H}", changeSet: changeSet);

        Assert.True(decision!.Allowed);
        Assert.Equal(Portal.Domain.Time.Duration.FromDays(7), decision.Terms!.StorageWindow);
        Assert.Equal(Portal.Domain.Time.Duration.FromHours(48), decision.Terms.PlaybackWindow);
    }

    [Fact]
    public async Task Change_set_that_is_not_seen_is_no_basis()
    {
        var decide = new Decide(Source(Sample.RightsOf("US VOD HD"), "on", null), new OneRelease());

        Assert.Null(await decide.Answer(Everybody, Sample.Episode.Id, RequestText.Usual, DecisionBasis.ChangeSet("none"), CancellationToken.None));
    }

    [Fact]
    public async Task Release_is_judged_as_it_was_compiled_and_only_for_who_sees_the_title()
    {
        var decide = new Decide(Source(Sample.RightsOf("US VOD HD"), "", null), new OneRelease("US VOD HD", "title {offlineAllowed: true, storageWindow: P7D}"));

        var seen = await Ask(Everybody, 1);
        var hidden = await Ask(OfBorealis, 1);

        Assert.True(seen!.Allowed);
        Assert.Equal(RequestText.Usual.At.AddDays(7), seen.Expiry.At);
        Assert.Equal(new TermSource("release", "default/1"), seen.Terms!.ByTerm[Term.StorageWindow].SetBy);
        Assert.Equal(Reason.UnknownTitle, Assert.Single(hidden!.Refusals).Code);
        Assert.Null(await Ask(Everybody, 2));

        Task<Decision?> Ask(Viewer viewer, long release) =>
            decide.Answer(viewer, Sample.Episode.Id, RequestText.Usual, DecisionBasis.Release("default", release), CancellationToken.None);
    }

    [Fact]
    public async Task Release_tells_nothing_of_a_title_with_rows_of_an_owner_the_viewer_does_not_hold()
    {
        var decide = new Decide(Source(Sample.RightsOf("US VOD HD", "US VOD SD owner=Borealis"), "", null), new OneRelease("US VOD HD", "on"));
        var ofAurora = Everybody with { ContentOwners = [Sample.Owner] };

        Assert.Equal(Reason.UnknownTitle, Assert.Single((await Ask(ofAurora))!.Refusals).Code);
        Assert.True((await Ask(Everybody))!.Allowed);

        Task<Decision?> Ask(Viewer viewer) =>
            decide.Answer(viewer, Sample.Episode.Id, RequestText.Usual, DecisionBasis.Release("default", 1), CancellationToken.None);
    }

    [Theory]
    [InlineData("US VOD HD", null, AvailState.Open, "US VOD HD")]
    [InlineData("US VOD HD 2026-07-01..open id=next; US VOD HD 2026-01-01..2026-02-01 id=past", null, AvailState.NotYet, "next")]
    [InlineData("US VOD HD 2026-01-01..2026-02-01 id=past", null, AvailState.Ended, "past")]
    [InlineData("US VOD HD 2026-09-01..open id=a; US VOD HD 2026-07-01..open no id=b", null, AvailState.NotYet, "b")]
    [InlineData("US VOD HD 2026-01-01..2026-02-01 id=a; US VOD HD 2026-01-01..2026-05-01 no id=b", null, AvailState.Ended, "b")]
    [InlineData("US VOD HD no id=no; US VOD HD rental=P7D id=yes", null, AvailState.Open, "yes")]
    [InlineData("US VOD HD rental=P7D id=week; US VOD HD id=month", null, AvailState.Open, "month")]
    [InlineData("US VOD HD id=hd; US VOD SD no id=sd", Quality.SD, AvailState.Open, "sd")]
    public async Task Terms_are_those_of_the_row_that_permits_most(string rows, Quality? quality, AvailState state, string avail)
    {
        var explained = Assert.IsType<TermsAnswer.Explained>(await Explain(rows, LicenseType.VOD, quality)).Terms;

        Assert.Equal((state, avail), (explained.State, explained.Avail?.Id));
    }

    [Fact]
    public async Task Terms_without_a_row_are_those_of_the_titles_own_line()
    {
        var explained = Assert.IsType<TermsAnswer.Explained>(await Explain("DE VOD HD", LicenseType.SVOD, null)).Terms;

        Assert.Equal((AvailState.None, LicenseType.SVOD), (explained.State, explained.LicenseType));
        Assert.Null(explained.Avail);
        Assert.True(explained.Terms.OfflineAllowed);
    }

    [Fact]
    public async Task License_type_is_taken_from_the_rows_while_it_is_one()
    {
        Assert.Equal(LicenseType.EST, Assert.IsType<TermsAnswer.Explained>(await Explain("US EST HD; US VOD HD 2026-01-01..2026-02-01", null, null)).Terms.LicenseType);
        Assert.Equal([LicenseType.EST, LicenseType.VOD], Assert.IsType<TermsAnswer.LicenseTypeNeeded>(await Explain("US EST HD; US VOD HD", null, null)).Types);
        Assert.Empty(Assert.IsType<TermsAnswer.LicenseTypeNeeded>(await Explain("DE VOD HD", null, null)).Types);
    }

    [Fact]
    public async Task Terms_of_a_title_not_seen_are_those_of_none()
    {
        var question = new TermsQuestion(Territory.Parse("US"), LicenseType.VOD, null, RequestText.Usual.At);

        Assert.IsType<TermsAnswer.NoSuchTitle>(await new ExplainTerms(Source(Sample.RightsOf("US VOD HD"), "on", null))
            .Answer(OfBorealis, Sample.Episode.Id, question, CancellationToken.None));
    }

    static Task<TermsAnswer> Explain(string rows, LicenseType? type, Quality? quality) =>
        new ExplainTerms(Source(Sample.RightsOf(rows.Split(';', StringSplitOptions.TrimEntries)), "on", null)).Answer(
            Everybody, Sample.Episode.Id, new TermsQuestion(Territory.Parse("US"), type, quality, RequestText.Usual.At), CancellationToken.None);

    static Task<Decision?> Answer(Viewer viewer, string row, string terms, string titleId = "episode", ChangeSet? changeSet = null) =>
        new Decide(Source(Sample.RightsOf(row), terms, changeSet), new OneRelease()).Answer(
            viewer, titleId, RequestText.Usual, changeSet is null ? DecisionBasis.Approved : DecisionBasis.ChangeSet(changeSet.Id), CancellationToken.None);

    static RightsInView Source(TitleRights rights, string terms, ChangeSet? changeSet) =>
        new(new OneTitle(rights), new Stated(terms), new OneChangeSet(changeSet));

    static ChangeSet ChangeOf(string statement) => ChangeSet
        .Open("change", Scope.Title(Sample.Episode.Id), Everybody, RequestText.Usual.At)
        .Put(Everybody, new TermsChange(null, TermText.Parse(statement), 1, []), ["Aurora"])
        .OrThrow();

    sealed class OneTitle(TitleRights rights) : ICatalogRights
    {
        public Task<TitleRights?> Load(string titleId, CancellationToken cancellationToken) =>
            Task.FromResult(titleId == rights.Title.Id ? rights : null);

        public IAsyncEnumerable<TitleRights> StreamAll(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    sealed class Stated(string terms) : IStatementReader
    {
        public Task<StatementBook> At(IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken) =>
            Task.FromResult(StatementBook.Of(TermText.ParseAll(terms).Where(statement => scopes.Contains(statement.Scope))));

        public Task<StatementBook> All(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    sealed class OneChangeSet(ChangeSet? changeSet) : IChangeSetReader
    {
        public Task<ChangeSet?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
            Task.FromResult(changeSet?.Id == id ? changeSet : null);

        public Task<Page<ChangeSetListItem>> Page(Viewer viewer, ChangeSetState? state, PageRequest page, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ChangeSet?> OwnDraft(Viewer viewer, Scope scope, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>Release 1 of any feed, compiled of the episode's row under some terms.</summary>
    sealed class OneRelease(string row = "", string terms = "") : IReleasedRights
    {
        public Task<ReleasedRights?> Find(string feed, long release, string titleId, CancellationToken cancellationToken)
        {
            var policies = new PolicyPool();
            var compiler = new GrantCompiler(new Evaluator(StatementBook.Of(TermText.ParseAll(terms)).At), policies);
            var grants = compiler.Compile(Sample.RightsOf(row.Split(';', StringSplitOptions.RemoveEmptyEntries)), RequestText.Usual.At);
            return Task.FromResult(release == 1 ? new ReleasedRights($"{feed}/{release}", grants, policies.Policies) : null);
        }
    }
}
