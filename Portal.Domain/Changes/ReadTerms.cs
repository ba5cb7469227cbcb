using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>What a scope states.</summary>
/// <param name="Statements">Approved and in effect; the general one first, then by narrowing.</param>
/// <param name="Draft">The viewer's own open draft there; null where there is none.</param>
public sealed record ScopeTerms(ScopeFacts Facts, ImmutableArray<TermStatement> Statements, ChangeSet? Draft)
{
    /// <summary>What is to be edited for a narrowing: what the draft says, else what is in effect, else nothing.</summary>
    public TermStatement StatementFor(Narrowing narrowing) =>
        Draft?.Terms.FirstOrDefault(item => item.Scope == Facts.Scope && item.Narrowing.Equals(narrowing))?.After
        ?? Statements.FirstOrDefault(statement => statement.Narrowing.Equals(narrowing))
        ?? new TermStatement(Facts.Scope, narrowing, ImmutableSortedDictionary<Term, TermValue>.Empty, ImmutableSortedDictionary<Term, TermLimit>.Empty);
}

public sealed class ReadTerms(IScopeReader scopes, IStatementReader statements, IChangeSetReader changes)
{
    /// <summary>Null where there is no such scope that the viewer sees.</summary>
    public async Task<ScopeTerms?> Run(Viewer viewer, Scope scope, CancellationToken cancellationToken)
    {
        // The version first: should terms change in between, the next write is told so.
        if (await scopes.Find(viewer, scope, cancellationToken) is not { } facts)
        {
            return null;
        }
        var book = await statements.At([scope], cancellationToken);
        return new ScopeTerms(
            facts,
            [.. book.At(scope).OrderBy(statement => statement.Narrowing.IsNarrow).ThenBy(statement => statement.Narrowing.Key, StringComparer.Ordinal)],
            await changes.OwnDraft(viewer, scope, cancellationToken));
    }
}
