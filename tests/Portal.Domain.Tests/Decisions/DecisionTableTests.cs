using System.Globalization;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

public sealed class DecisionTableTests
{
    static readonly IReadOnlyList<DecisionCase> All = DecisionCase.ReadAll();

    public static TheoryData<string> Names => new(All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_is_decided_as_the_table_says(string name)
    {
        var row = All.Single(one => one.Name == name);

        var decision = Decide(row);

        Assert.Equal(row.Answer, Answer(decision));
        Asked(row.Expires, decision.Expiry.At is { } at ? Spelled(at) : "never");
        Asked(row.Clock, decision.Expiry.Governing is { } clock ? Camel(clock.ToString()) : "");
        Asked(row.Message, decision.ViewerMessage);
        Asked(row.Avail, decision.Avail?.Id);
    }

    [Fact]
    public void Every_reason_that_needs_no_account_is_reached()
    {
        Reason[] elsewhere =
        [
            Reason.UnknownTitle, Reason.DeviceCapReached, Reason.DeviceDownloadsReached, Reason.AccountDownloadsReached,
            Reason.MonthlyAllowanceReached, Reason.TitleDownloadsReached,
        ];
        var reached = All.SelectMany(row => Decide(row).Refusals).Select(refusal => refusal.Code).Distinct();

        Assert.Equal(Enum.GetValues<Reason>().Except(elsewhere).Order(), reached.Order());
    }

    [Fact]
    public void Every_refusal_has_a_sentence() => Assert.All(
        All.SelectMany(row => Decide(row).Refusals),
        refusal => Assert.True(refusal.Message.EndsWith('.') && !refusal.Message.Contains("  ", StringComparison.Ordinal), refusal.Message));

    [Fact]
    public void Order_of_avails_and_statements_decides_nothing()
    {
        foreach (var row in All)
        {
            var rights = Sample.RightsOf(Enumerable.Reverse(Rows(row)));
            var book = StatementBook.Of(TermText.ParseAll(row.Terms).Reverse());

            var decision = new Evaluator(book.At).Decide(rights, RequestText.Parse(row.Request));

            Assert.Equal((row.Answer, Decide(row).Avail?.Id), (Answer(decision), decision.Avail?.Id));
        }
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(All.Count, All.Select(row => row.Name).Distinct().Count());

    static Decision Decide(DecisionCase row) =>
        new Evaluator(StatementBook.Of(TermText.ParseAll(row.Terms)).At).Decide(Sample.RightsOf(Rows(row)), RequestText.Parse(row.Request));

    static string[] Rows(DecisionCase row) => row.Avails.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static string Answer(Decision decision) => decision.Allowed
        ? "allowed"
        : string.Join(", ", decision.Refusals.Select(refusal => refusal.Detail is { } detail ? $"{refusal.Code}({detail})" : refusal.Code.ToString()));

    static void Asked(string expected, string? actual)
    {
        if (expected.Length > 0)
        {
            Assert.Equal(expected, actual);
        }
    }

    // As short as the table spells it.
    static string Spelled(DateTimeOffset at) => at.ToString(
        at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : at.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
