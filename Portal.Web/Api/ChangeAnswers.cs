using System.Text.Json.Nodes;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Rights;

namespace Portal.Web.Api;

/// <summary>What a PUT of terms answers. <paramref name="Version"/> is the scope's, for the next If-Match.</summary>
public sealed record DraftAnswer(string ChangeSetId, long Version, IEnumerable<LintAnswer> Lint);

/// <summary>What is approved and in effect at a scope, each statement as it is put.</summary>
public sealed record StatementsAnswer(IEnumerable<JsonObject> Statements);

/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
public sealed record LintAnswer(string Severity, string Code, string Term, string Message)
{
    public static LintAnswer Of(LintFinding finding) =>
        new(finding.Severity.ToString().ToLowerInvariant(), finding.Code, finding.Term.WireName(), finding.Message);
}

public sealed record ScopeAnswer(string Kind, string Id)
{
    public static ScopeAnswer Of(Scope scope) => new(scope.KindName, scope.Id);
}

/// <summary>One term before and after, in words; null = not stated.</summary>
public sealed record DifferenceAnswer(string Term, bool Limit, string? Before, string? After, string Message)
{
    public static DifferenceAnswer Of(TermDifference difference) =>
        new(difference.Term.WireName(), difference.IsLimit, difference.Before, difference.After, difference.Sentence);
}

/// <param name="Kind">What is changed: <c>terms</c>.</param>
/// <param name="Before">The statement that counted when it was written; null where there was none.</param>
/// <param name="After">The statement; empty values and limits remove it.</param>
public sealed record ChangeItemAnswer(
    string Kind, ScopeAnswer Scope, JsonObject? Before, JsonObject After, IEnumerable<DifferenceAnswer> Differences, IEnumerable<string> EditedBy)
{
    public static ChangeItemAnswer Of(TermsChange item) => new(
        "terms",
        ScopeAnswer.Of(item.Scope),
        item.Before is { } before ? TermJson.Write(before) : null,
        TermJson.Write(item.After),
        TermDifference.Of(item).Select(DifferenceAnswer.Of),
        item.EditedBy);
}

public sealed record StepAnswer(string By, DateTimeOffset At)
{
    public static StepAnswer? Of(ChangeStep? step) => step is null ? null : new(step.By, step.At);
}

public sealed record EffectRowAnswer(string Territory, string LicenseType, int Changed, int Gained, int Lost);

/// <param name="Titles">Titles looked at.</param>
/// <param name="Complete">Whether those are all the change reaches.</param>
public sealed record EffectAnswer(int Titles, bool Complete, IEnumerable<EffectRowAnswer> Rows)
{
    public static EffectAnswer Of(EffectOfChange effect) => new(
        effect.Titles,
        effect.Complete,
        effect.Rows.Select(row => new EffectRowAnswer(row.Territory.Code, row.LicenseType.ToString(), row.Changed, row.Gained, row.Lost)));
}

/// <summary>A change set with everything that is decided by.</summary>
public sealed record ChangeSetAnswer(
    string Id,
    string State,
    string Author,
    DateTimeOffset DraftedAt,
    StepAnswer? Submitted,
    string? Reason,
    StepAnswer? Decided,
    string? Comment,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? InEffectAt,
    IEnumerable<ChangeItemAnswer> Items,
    IEnumerable<LintAnswer> Lint,
    EffectAnswer Effect)
{
    public static ChangeSetAnswer Of(ChangeSet changeSet, IEnumerable<LintFinding> lint, EffectOfChange effect) => new(
        changeSet.Id,
        NameOf(changeSet.State),
        changeSet.Author,
        changeSet.Drafted.At,
        StepAnswer.Of(changeSet.Submitted),
        changeSet.Reason,
        StepAnswer.Of(changeSet.Decided),
        changeSet.Comment,
        changeSet.EffectiveFrom,
        changeSet.InEffectAt,
        changeSet.Terms.Select(ChangeItemAnswer.Of),
        lint.Select(LintAnswer.Of),
        EffectAnswer.Of(effect));

    public static string NameOf(ChangeSetState state) => state.ToString().ToLowerInvariant();
}

/// <param name="At">When it came into its state.</param>
public sealed record ChangeSetItemAnswer(
    string Id,
    string State,
    string Author,
    IEnumerable<ScopeAnswer> Scopes,
    int Items,
    string? Reason,
    DateTimeOffset At,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? InEffectAt)
{
    public static ChangeSetItemAnswer Of(ChangeSetListItem item) => new(
        item.Id,
        ChangeSetAnswer.NameOf(item.State),
        item.Author,
        item.Scopes.Select(ScopeAnswer.Of),
        item.Items,
        item.Reason,
        item.At,
        item.EffectiveFrom,
        item.InEffectAt);
}
