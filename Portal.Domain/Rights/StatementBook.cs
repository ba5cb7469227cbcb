using System.Collections.Immutable;

namespace Portal.Domain.Rights;

/// <summary>Every statement of some scopes, as the evaluator asks for them. Immutable; a draft or a hypothesis is the same book with other pages.</summary>
public sealed class StatementBook
{
    readonly ImmutableDictionary<Scope, ImmutableArray<TermStatement>> byScope;

    StatementBook(ImmutableDictionary<Scope, ImmutableArray<TermStatement>> byScope) => this.byScope = byScope;

    public static StatementBook Empty { get; } = new(ImmutableDictionary<Scope, ImmutableArray<TermStatement>>.Empty);

    public static StatementBook Of(IEnumerable<TermStatement> statements) => new(statements
        .GroupBy(statement => statement.Scope)
        .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray()));

    /// <summary>What a scope states; empty where nothing.</summary>
    public ImmutableArray<TermStatement> At(Scope scope) => byScope.TryGetValue(scope, out var statements) ? statements : [];

    /// <summary>The book with one statement in the place of the one with its scope and narrowing; an empty statement removes it.</summary>
    public StatementBook With(TermStatement statement)
    {
        var others = At(statement.Scope).RemoveAll(other => other.Narrowing.Equals(statement.Narrowing));
        return new(byScope.SetItem(statement.Scope, statement.IsEmpty ? others : others.Add(statement)));
    }
}
