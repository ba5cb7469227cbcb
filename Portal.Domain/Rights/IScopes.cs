using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Storage;

namespace Portal.Domain.Rights;

/// <summary>A scope as it stands.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="ContentOwners">Whose terms it decides; empty for the portal, and for what belongs to nobody.</param>
/// <param name="Version">Moves whenever its terms are approved or take effect, and a title's with its avails too. The ETag.</param>
public sealed record ScopeFacts(Scope Scope, string Name, ImmutableSortedSet<string> ContentOwners, long Version)
{
    /// <summary>Whether a viewer may look at it: one of its owners is theirs, or it is nobody's.</summary>
    public bool IsSeenBy(Viewer viewer) => ContentOwners.IsEmpty || ContentOwners.Any(viewer.Sees);

    /// <summary>The owners a viewer would have to hold and does not.</summary>
    public ImmutableArray<string> NotHeldBy(Viewer viewer) => [.. ContentOwners.Where(owner => !viewer.Sees(owner))];
}

/// <summary>Scopes and their versions, wherever each kind keeps them, for whoever changes terms.</summary>
public interface IScopeVersions
{
    /// <summary>Null where there is none. Until the session ends nobody else moves its version.</summary>
    Task<ScopeFacts?> Find(IWriteSession session, Scope scope, CancellationToken cancellationToken);

    /// <summary>Moves the version on by one; the new version. Throws where there is no such scope.</summary>
    Task<long> Bump(IWriteSession session, Scope scope, CancellationToken cancellationToken);
}

public interface IScopeReader
{
    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<ScopeFacts?> Find(Viewer viewer, Scope scope, CancellationToken cancellationToken);

    /// <summary>The ids of the titles with avails for which a scope counts and that the viewer sees, in order; at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<string>> TitlesBelow(Viewer viewer, Scope scope, int most, CancellationToken cancellationToken);
}
