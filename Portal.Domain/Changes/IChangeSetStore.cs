using System.Collections.Immutable;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Change sets, for whoever moves them on. Unfiltered: the state machine decides what a viewer may do.</summary>
public interface IChangeSetStore
{
    /// <summary>Null where there is none. Until the session ends nobody else moves it.</summary>
    Task<ChangeSet?> Find(IWriteSession session, string id, CancellationToken cancellationToken);

    Task<ChangeSet?> OpenDraft(IWriteSession session, string author, Scope scope, CancellationToken cancellationToken);

    /// <summary>Approved sets with an item at the scope that wait for their date, by that date.</summary>
    Task<ImmutableArray<ChangeSet>> Scheduled(IWriteSession session, Scope scope, CancellationToken cancellationToken);

    /// <summary>Sets that made a version of the scope beyond this one, in order.</summary>
    Task<ImmutableArray<ChangeSet>> ApprovedSince(IWriteSession session, Scope scope, long version, CancellationToken cancellationToken);

    /// <summary>The approved set whose date has come first; null while none has.</summary>
    Task<ChangeSet?> NextDue(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps a set as it is now and moves its version; the set as kept.</summary>
    Task<ChangeSet> Save(IWriteSession session, ChangeSet changeSet, CancellationToken cancellationToken);

    Task Delete(IWriteSession session, string id, CancellationToken cancellationToken);
}
