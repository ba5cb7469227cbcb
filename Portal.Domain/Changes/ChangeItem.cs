using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>One thing that a change set changes. Terms at a scope are the first kind; others join as records of their own.</summary>
/// <param name="EditedBy">Everyone who wrote any of it, and the owners of the machine clients that did.</param>
public abstract record ChangeItem(ImmutableSortedSet<string> EditedBy)
{
    /// <summary>What makes it this item and no other of its set: stating it again replaces it.</summary>
    public abstract string Key { get; }
}

/// <summary>The statement of one scope for one narrowing, before and after.</summary>
/// <param name="Before">What counted when it was written; null where nothing was stated.</param>
/// <param name="After">Empty = the statement is removed.</param>
/// <param name="BaseVersion">The scope's version it was written against: while the scope stands there, nothing came between.</param>
/// <param name="MadeVersion">The scope's version that its approval, and then its taking effect, made; null before.</param>
public sealed record TermsChange(
    TermStatement? Before,
    TermStatement After,
    long BaseVersion,
    ImmutableSortedSet<string> EditedBy,
    long? MadeVersion = null) : ChangeItem(EditedBy)
{
    public Scope Scope => After.Scope;

    public Narrowing Narrowing => After.Narrowing;

    public override string Key => $"{Scope.KindName}\u001f{Scope.Id}\u001f{Narrowing.Key}";

    /// <summary>The terms it states or takes back.</summary>
    public ImmutableSortedSet<Term> Terms =>
        [.. After.Values.Keys, .. After.Limits.Keys, .. Before?.Values.Keys ?? [], .. Before?.Limits.Keys ?? []];
}
