using System.Collections.Immutable;
using Portal.Domain.Storage;

namespace Portal.Domain.Rights;

/// <summary>What is approved and in effect, for whoever changes it.</summary>
public interface IStatementStore
{
    /// <summary>What a scope states, as the session sees it.</summary>
    Task<ImmutableArray<TermStatement>> At(IWriteSession session, Scope scope, CancellationToken cancellationToken);

    /// <summary>Puts a statement in the place of the one with its scope and narrowing; an empty one removes it.</summary>
    Task Put(IWriteSession session, TermStatement statement, CancellationToken cancellationToken);
}
