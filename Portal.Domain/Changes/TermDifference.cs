using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>One term of a statement, before and after, in words.</summary>
/// <param name="IsLimit">Whether the limit is meant, not the value.</param>
/// <param name="Before">Null = not stated: inherited, or no limit.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
public sealed record TermDifference(Term Term, bool IsLimit, string? Before, string? After)
{
    /// <summary><c>Storage window: 30 days → 45 days</c>.</summary>
    public string Sentence => $"{Term.Words()}{(IsLimit ? ", limit" : "")}: {Before ?? Absent} → {After ?? Absent}";

    string Absent => IsLimit ? "no limit" : "inherited";

    /// <summary>What a change makes different, in the order people read terms; values before limits.</summary>
    public static ImmutableArray<TermDifference> Of(TermsChange change) =>
    [
        .. change.Terms.Select(term => Between(term, false, Value(change.Before, term), Value(change.After, term))).OfType<TermDifference>(),
        .. change.Terms.Select(term => Between(term, true, Limit(change.Before, term), Limit(change.After, term))).OfType<TermDifference>(),
    ];

    static TermDifference? Between(Term term, bool isLimit, string? before, string? after) =>
        before == after ? null : new TermDifference(term, isLimit, before, after);

    static string? Value(TermStatement? statement, Term term) =>
        statement is not null && statement.Values.TryGetValue(term, out var value) ? TermWords.Of(term, value) : null;

    static string? Limit(TermStatement? statement, Term term) =>
        statement is not null && statement.Limits.TryGetValue(term, out var limit)
            ? TermWords.Of(term, limit.Value) + (limit.Clause is null ? "" : $" (clause {limit.Clause})")
            : null;
}
