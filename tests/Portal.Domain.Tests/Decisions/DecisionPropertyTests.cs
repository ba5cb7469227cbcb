using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Xunit;

namespace Portal.Domain.Tests.Decisions;

/// <summary>What holds of every decision. A failure prints the seed that repeats it.</summary>
public sealed class DecisionPropertyTests
{
    const int Few = 1_000;

    [Fact]
    public void Questions_reach_both_answers_and_every_reason_that_needs_no_account()
    {
        var (allowed, reasons) = (0, new ConcurrentDictionary<Reason, int>());
        DecisionGen.Scenes.Sample(
            scene =>
            {
                var decision = scene.Decide();
                Interlocked.Add(ref allowed, decision.Allowed ? 1 : 0);
                foreach (var refusal in decision.Refusals)
                {
                    reasons.AddOrUpdate(refusal.Code, 1, (_, count) => count + 1);
                }
            },
            iter: 2_500,
            threads: 1,
            seed: "0000000000000000");

        Assert.InRange(allowed, 125, 2_375);
        Assert.Equal(
            [
                Reason.NotInWindow, Reason.OfflineForbidden, Reason.QualityNotGranted, Reason.PlatformCannotPersist, Reason.PlatformNotGranted, Reason.SecurityLevelTooLow,
                Reason.HdcpTooLow, Reason.RootedDevice, Reason.PlanNotEntitled, Reason.MembershipLapsed, Reason.LicenceExpired, Reason.CheckInOverdue,
            ],
            reasons.Where(reason => reason.Value >= 10).Select(reason => reason.Key).Order());
    }

    [Fact]
    public void Another_limit_never_widens_a_decision() => Holds(
        Gen.Select(DecisionGen.Scenes, DecisionGen.Scopes, DecisionGen.Narrowings, TermGen.Limits),
        (scene, scope, narrowing, limit) =>
        {
            var limited = new TermStatement(
                scope,
                narrowing,
                ImmutableSortedDictionary<Term, TermValue>.Empty,
                ImmutableSortedDictionary<Term, TermLimit>.Empty.Add(limit.Term, new TermLimit(limit.Value, null)));
            var after = scene with { Statements = [.. scene.Statements, limited] };
            return IsNoWider(scene, after)
                && scene.TermsOfAll().Zip(after.TermsOfAll()).All(terms => Rederivation.IsNoLaxer(limit.Term, terms.First.ByTerm[limit.Term].Value, terms.Second.ByTerm[limit.Term].Value));
        });

    [Fact]
    public void Narrower_avail_never_widens_a_decision() => Holds(
        Gen.Select(DecisionGen.Scenes, Gen.Int[0, 7], Gen.Int[0, 3], DecisionGen.Instants, TermGen.Lengths),
        (scene, how, which, instant, length) =>
        {
            var index = which % scene.Avails.Length;
            var avail = scene.Avails[index];
            var window = avail.Window!.Value;
            Avail? narrower = how switch
            {
                0 => avail with { Window = new Window(Later(window.Start, instant), window.End) },
                1 => avail with { Window = new Window(window.Start, Earlier(window.End, instant)) },
                2 => avail with { RentalDuration = Shorter(avail.RentalDuration, length) },
                3 => avail with { WatchDuration = Shorter(avail.WatchDuration, length) },
                4 when avail.FixedEndDate is not null => avail with { FixedEndDate = Earlier(avail.FixedEndDate, instant) },
                5 => avail with { Download = avail.Download == DownloadPermission.Yes ? DownloadPermission.NotStated : DownloadPermission.No },
                6 when avail.Territory.IsWorldwide => avail with { ExcludedTerritories = [.. avail.ExcludedTerritories, scene.Request.Territory] },
                _ => null,
            };
            return IsNoWider(scene, scene with { Avails = narrower is null ? scene.Avails.RemoveAt(index) : scene.Avails.SetItem(index, narrower) });
        });

    [Fact]
    public void Expiry_is_the_least_of_its_clocks() => Holds(DecisionGen.Scenes, scene =>
    {
        var decision = scene.Decide();
        if (decision.Avail is not { } avail)
        {
            return decision.Expiry == default;
        }
        var clocks = Rederivation.ClocksOf(decision.Terms!, avail, scene.Request);
        var least = clocks.Where(clock => clock.At is not null).Select(clock => ((DateTimeOffset?)clock.At, (Clock?)clock.Clock)).DefaultIfEmpty().MinBy(clock => clock.Item1);
        return (decision.Expiry.At, decision.Expiry.Governing) == least;
    });

    [Fact]
    public void Explanation_derives_its_answer_again() => Holds(DecisionGen.Scenes, scene =>
    {
        var decision = scene.Decide();
        return decision.Avail is not { } avail
            || (Rederivation.ReasonsOf(decision.Terms!, avail, scene.Request) is var reasons
                && reasons.SequenceEqual(decision.Refusals.Select(refusal => refusal.Code).Order())
                && decision.Allowed == (reasons.Length == 0));
    });

    [Fact]
    public void Every_term_derives_from_who_set_and_who_limited_it() => Holds(DecisionGen.Scenes, scene =>
        scene.Decide() is not { Avail: { } avail, Terms: { } terms }
        || terms.ByTerm.All(term => Rederivation.IsExplained(term.Key, term.Value, scene.Statements, avail, scene.Request.Territory)));

    [Fact]
    public void Order_of_statements_and_avails_decides_nothing() => Holds(DecisionGen.Scenes, scene => Same(
        scene.Decide(),
        (scene with { Statements = [.. scene.Statements.Reverse()], Avails = [.. scene.Avails.Reverse()] }).Decide()));

    [Fact]
    public void Rows_that_do_not_concern_a_question_change_nothing_in_its_answer() => Holds(
        Gen.Select(DecisionGen.Scenes, DecisionGen.Avails.Array[1, 3], Gen.Bool),
        (scene, rows, elsewhere) =>
        {
            var strangers = rows.Select(row => row with { Id = $"stranger-{row.Id}" })
                .Select(row => elsewhere ? row with { Territory = Territory.Parse("JP") } : row with { LicenseType = null });
            return Same(scene.Decide(), (scene with { Avails = [.. scene.Avails, .. strangers] }).Decide());
        });

    [Fact]
    public void Statements_that_do_not_concern_a_question_change_nothing_in_its_answer() => Holds(
        Gen.Select(DecisionGen.Scenes, DecisionGen.Statements, Gen.Bool),
        (scene, statement, elsewhere) => Same(
            scene.Decide(),
            (scene with
            {
                Statements =
                [
                    .. scene.Statements,
                    elsewhere ? statement with { Narrowing = new Narrowing([Territory.Parse("JP")], null) } : statement with { Scope = Scope.Title("another") },
                ],
            }).Decide()));

    static void Holds<T>(Gen<T> scenes, Func<T, bool> property) => scenes.Sample(property, iter: Few, threads: 1);

    static void Holds<T1, T2, T3>(Gen<(T1, T2, T3)> scenes, Func<T1, T2, T3, bool> property) => scenes.Sample(property, iter: Few, threads: 1);

    static void Holds<T1, T2, T3, T4>(Gen<(T1, T2, T3, T4)> scenes, Func<T1, T2, T3, T4, bool> property) => scenes.Sample(property, iter: Few, threads: 1);

    static void Holds<T1, T2, T3, T4, T5>(Gen<(T1, T2, T3, T4, T5)> scenes, Func<T1, T2, T3, T4, T5, bool> property) => scenes.Sample(property, iter: Few, threads: 1);

    static bool IsNoWider(DecisionScene before, DecisionScene after)
    {
        var (was, now) = (before.Decide(), after.Decide());
        return !now.Allowed || (was.Allowed && (now.Expiry.At ?? DateTimeOffset.MaxValue) <= (was.Expiry.At ?? DateTimeOffset.MaxValue));
    }

    static bool Same(Decision one, Decision other) =>
        one.Refusals.SequenceEqual(other.Refusals) && (one.Expiry, one.ViewerMessage, one.Avail?.Id) == (other.Expiry, other.ViewerMessage, other.Avail?.Id);

    static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    static Duration Shorter(Duration? one, Duration other) => one < other ? one.Value : other;
}
