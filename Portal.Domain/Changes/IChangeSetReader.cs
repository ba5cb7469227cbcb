using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>A change set as lists show it.</summary>
/// <param name="Scopes">What it touches, each once.</param>
/// <param name="At">When it came into its state; a draft: when it was opened.</param>
/// <param name="IsOwn">Whether the viewer had a hand in it, and so cannot decide it.</param>
public sealed record ChangeSetListItem(
    string Id,
    ChangeSetState State,
    string Author,
    ImmutableArray<Scope> Scopes,
    int Items,
    string? Reason,
    DateTimeOffset At,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? InEffectAt,
    bool IsOwn);

/// <summary>Change sets as a viewer sees them: those whose every touched content owner they hold. Drafts only by who had a hand in them.</summary>
public interface IChangeSetReader
{
    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<ChangeSet?> Find(Viewer viewer, string id, CancellationToken cancellationToken);

    /// <summary>Newest first. <paramref name="state"/> null asks for every state.</summary>
    Task<Page<ChangeSetListItem>> Page(Viewer viewer, ChangeSetState? state, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The viewer's own open draft for a scope; null where there is none.</summary>
    Task<ChangeSet?> OwnDraft(Viewer viewer, Scope scope, CancellationToken cancellationToken);
}
