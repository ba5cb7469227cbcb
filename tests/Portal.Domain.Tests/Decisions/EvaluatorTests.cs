using Portal.Domain.Clocks;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

public sealed class EvaluatorTests
{
    static readonly Evaluator On = new(StatementBook.Of(TermText.ParseAll("on")).At);

    [Fact]
    public void Unknown_title_is_a_reason_alone()
    {
        var decision = On.Decide(null, RequestText.Parse("platform=chrome"));

        Assert.Equal(Reason.UnknownTitle, Assert.Single(decision.Refusals).Code);
        Assert.Null(decision.Terms);
        Assert.Null(decision.Avail);
    }

    [Fact]
    public void Forbidden_offline_names_who_forbade_it_and_the_clause()
    {
        var evaluator = new Evaluator(StatementBook.Of(TermText.ParseAll("on; deal C1 limits {offlineAllowed: {value: forbidden, clause: \"7.1\"}}")).At);

        var refusal = Assert.Single(evaluator.Decide(Sample.RightsOf("US VOD HD"), RequestText.Usual).Refusals);

        Assert.Equal("Offline is forbidden by deal C1, 7.1.", refusal.Message);
    }

    [Fact]
    public void Avail_that_waits_names_the_event_and_not_the_date_it_has()
    {
        var row = AvailText.Parse("US VOD HD") with { Window = null, StatedEnd = "ESTStart" };

        var refusal = Assert.Single(On.Decide(Sample.RightsOf("DE VOD HD") with { Avails = [row] }, RequestText.Usual).Refusals);

        Assert.Equal(("notYet", "The avail in US waits for an event that has no date yet (ESTStart)."), (refusal.Detail, refusal.Message));
    }

    [Fact]
    public void Refused_platform_names_the_scope_that_left_it_out()
    {
        var stated = new Evaluator(StatementBook.Of(TermText.ParseAll("on; series {platforms: [ios]}")).At);
        var limited = new Evaluator(StatementBook.Of(TermText.ParseAll("on; series {platforms: [ios, android]}; deal C1 limits {platforms: {value: [ios]}}")).At);

        Assert.EndsWith("granted by title series.", MessageOf(stated), StringComparison.Ordinal);
        Assert.EndsWith("granted by deal C1.", MessageOf(limited), StringComparison.Ordinal);

        static string MessageOf(Evaluator evaluator) => Assert.Single(evaluator.Decide(Sample.RightsOf("US VOD HD"), RequestText.Usual).Refusals).Message;
    }

    [Fact]
    public void Allowed_download_carries_its_terms_and_clocks()
    {
        var decision = On.Decide(Sample.RightsOf("US VOD HD"), RequestText.Usual);

        Assert.True(decision.Allowed);
        Assert.Equal(Quality.HD, decision.Quality);
        Assert.Equal(Enum.GetValues<Term>(), decision.Terms!.ByTerm.Keys);
        Assert.Equal(("title", Sample.Episode.Id), (decision.Terms.ByTerm[Term.OfflineAllowed].SetBy.Kind, decision.Terms.ByTerm[Term.OfflineAllowed].SetBy.Id));
        Assert.Equal(Clock.Storage, decision.Expiry.Governing);
    }

    [Fact]
    public void Same_question_gets_the_same_answer_whoever_asked_before()
    {
        var rights = Sample.RightsOf("US VOD HD", "US SVOD HD");
        var alone = On.Decide(rights, RequestText.Usual);
        Parallel.For(0, 200, _ => On.Decide(rights, RequestText.Parse("type=SVOD")));

        var after = On.Decide(rights, RequestText.Usual);

        Assert.Equal((alone.Allowed, alone.Expiry, alone.ViewerMessage, alone.Avail), (after.Allowed, after.Expiry, after.ViewerMessage, after.Avail));
    }

    [Fact]
    public void Path_goes_from_the_portal_to_the_title_and_leaves_out_who_is_silent()
    {
        var evaluator = new Evaluator(StatementBook.Of(TermText.ParseAll(
            "title {offlineAllowed: true}; series {atExpiry: cut}; deal C1 {hardEnd: null}; owner Aurora {plans: null}; portal {rootedDevices: blocked}")).At);
        var rights = Sample.RightsOf("US VOD HD");

        Assert.Equal(
            [Scope.Portal, Scope.Owner("Aurora"), Scope.Deal("C1"), Scope.Title("series"), Scope.Title("episode")],
            evaluator.PathOf(rights, rights.Avails[0]).Select(scope => scope.Scope));
    }

    [Fact]
    public void Book_replaces_a_statement_of_one_narrowing_and_an_empty_one_removes_it()
    {
        var book = StatementBook.Of(TermText.ParseAll("on; title [US] {offlineAllowed: false}"));

        var replaced = book.With(TermText.Parse("title [US] {offlineAllowed: true}"));
        var removed = book.With(TermText.Read(Scope.Title("episode"), """{"territories":["US"]}""").Statement!);

        Assert.Equal(2, replaced.At(Scope.Title("episode")).Length);
        Assert.True(new Evaluator(replaced.At).Decide(Sample.RightsOf("US VOD HD"), RequestText.Usual).Allowed);
        Assert.False(new Evaluator(book.At).Decide(Sample.RightsOf("US VOD HD"), RequestText.Usual).Allowed);
        Assert.Single(removed.At(Scope.Title("episode")));
    }
}
