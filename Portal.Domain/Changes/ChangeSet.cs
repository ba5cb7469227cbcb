using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>
/// Changes that are decided together: draft → submitted → approved or rejected → published. Every step answers the set as it is then,
/// or why it cannot be taken; nobody approves what they, or a machine client of theirs, wrote or submitted any part of.
/// </summary>
public sealed record ChangeSet
{
    public required string Id { get; init; }

    /// <summary>Moves with every step and edit; 0 until it is kept.</summary>
    public long Version { get; init; }

    public required ChangeSetState State { get; init; }

    /// <summary>Where the draft was opened: an author has one open draft for each scope.</summary>
    public required Scope Scope { get; init; }

    public ImmutableArray<ChangeItem> Items { get; init; } = [];

    /// <summary>Everyone who wrote or submitted any part, and the owners of the machine clients that did.</summary>
    public required ImmutableSortedSet<string> Hands { get; init; }

    /// <summary>Every content owner that is touched.</summary>
    public ImmutableSortedSet<string> ContentOwners { get; init; } = [];

    public required ChangeStep Drafted { get; init; }

    public ChangeStep? Submitted { get; init; }

    /// <summary>Why, in the author's words; given at submission.</summary>
    public string? Reason { get; init; }

    /// <summary>Who approved or rejected it.</summary>
    public ChangeStep? Decided { get; init; }

    /// <summary>What they said.</summary>
    public string? Comment { get; init; }

    /// <summary>Null = at once when approved.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? InEffectAt { get; init; }

    public string Author => Drafted.By;

    public IEnumerable<TermsChange> Terms => Items.OfType<TermsChange>();

    /// <summary>Whether it changes what holds for every owner, which takes an approver who is not narrowed.</summary>
    public bool TouchesEveryOwner => Terms.Any(item => item.Scope.Kind == ScopeKind.Portal);

    /// <summary>Whether this viewer, or a machine client between them, had a hand in it.</summary>
    public bool IsWorkOf(Viewer viewer) => Hands.Any(viewer.IsOrActsFor);

    /// <summary>Approved, and waiting for its date.</summary>
    public bool IsScheduled => State == ChangeSetState.Approved && InEffectAt is null;

    public static ChangeSet Open(string id, Scope scope, Viewer author, DateTimeOffset now) => new()
    {
        Id = id,
        State = ChangeSetState.Draft,
        Scope = scope,
        Hands = HandsOf(author),
        Drafted = new ChangeStep(author.Name, now),
    };

    /// <summary>
    /// States one thing, in the place of what the draft said of it. What else the draft says at that scope is taken as written against
    /// the same version: whoever names a version has seen the whole scope.
    /// </summary>
    /// <param name="change">Its <see cref="ChangeItem.EditedBy"/> is added to.</param>
    /// <param name="owners">The content owners of its scope.</param>
    public ChangeOutcome<ChangeSet> Put(Viewer viewer, TermsChange change, ImmutableSortedSet<string> owners)
    {
        if (Refuse(viewer, Permission.WriteRights, ChangeSetState.Draft) is { } refusal)
        {
            return refusal;
        }
        if (!IsWorkOf(viewer))
        {
            return new ChangeRefusal.NotYours(Id, Author);
        }
        var present = Items.FirstOrDefault(item => item.Key == change.Key);
        var edited = change with { EditedBy = HandsOf(viewer).Union(change.EditedBy).Union(present?.EditedBy ?? []) };
        var others = Items.Where(item => item.Key != change.Key).Select(item => Rebased(item, change));
        return this with
        {
            Items = [.. others, edited],
            Hands = Hands.Union(edited.EditedBy),
            ContentOwners = ContentOwners.Union(owners),
        };
    }

    /// <summary>Freezes it. Errors block, warnings need a reason.</summary>
    public ChangeOutcome<ChangeSet> Submit(Viewer viewer, string? reason, ImmutableArray<LintFinding> lint, DateTimeOffset now)
    {
        if (Refuse(viewer, Permission.WriteRights, ChangeSetState.Draft) is { } refusal)
        {
            return refusal;
        }
        if (!IsWorkOf(viewer))
        {
            return new ChangeRefusal.NotYours(Id, Author);
        }
        if (lint.Any(finding => finding.IsError))
        {
            return new ChangeRefusal.LintErrors([.. lint.Where(finding => finding.IsError)]);
        }
        if (!lint.IsEmpty && string.IsNullOrWhiteSpace(reason))
        {
            return new ChangeRefusal.ReasonNeeded(lint);
        }
        return this with
        {
            State = ChangeSetState.Submitted,
            Submitted = new ChangeStep(viewer.Name, now),
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            Hands = Hands.Union(HandsOf(viewer)),
        };
    }

    /// <summary>Approves it. It is in effect only through <see cref="TakeEffect"/>, which follows at once unless a later date is named.</summary>
    /// <param name="owners">The content owners its scopes have now.</param>
    public ChangeOutcome<ChangeSet> Approve(
        Viewer viewer, string? comment, DateTimeOffset? effectiveFrom, ImmutableSortedSet<string> owners, DateTimeOffset now) =>
        Decide(viewer, owners) is { } refusal
            ? refusal
            : this with
            {
                State = ChangeSetState.Approved,
                Decided = new ChangeStep(viewer.Name, now),
                Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
                EffectiveFrom = effectiveFrom > now ? effectiveFrom : null,
                ContentOwners = ContentOwners.Union(owners),
            };

    public ChangeOutcome<ChangeSet> Reject(Viewer viewer, string? comment, DateTimeOffset now) =>
        Decide(viewer, []) is { } refusal
            ? refusal
            : this with
            {
                State = ChangeSetState.Rejected,
                Decided = new ChangeStep(viewer.Name, now),
                Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
            };

    /// <summary>Whether the draft may be thrown away by this viewer; null = yes.</summary>
    public ChangeRefusal? Discard(Viewer viewer) =>
        Refuse(viewer, Permission.WriteRights, ChangeSetState.Draft)
        ?? (IsWorkOf(viewer) ? null : new ChangeRefusal.NotYours(Id, Author));

    /// <summary>It counts from now on. Throws unless it is approved and waits.</summary>
    /// <param name="versions">The version each scope has become.</param>
    public ChangeSet TakeEffect(DateTimeOffset now, IReadOnlyDictionary<Scope, long> versions) => IsScheduled
        ? Making(versions) with { InEffectAt = now }
        : throw new InvalidOperationException($"Change set {Id} cannot take effect: it is {State}, and in effect since {InEffectAt}.");

    /// <summary>Notes the version each of its scopes has become through it.</summary>
    public ChangeSet Making(IReadOnlyDictionary<Scope, long> versions) => this with
    {
        Items = [.. Items.Select(item => item is TermsChange terms ? terms with { MadeVersion = versions[terms.Scope] } : item)],
    };

    ChangeRefusal? Decide(Viewer viewer, ImmutableSortedSet<string> owners)
    {
        if (IsWorkOf(viewer) && viewer.May(Permission.ApproveRights))
        {
            return new ChangeRefusal.OwnWork(Id);
        }
        if (Refuse(viewer, Permission.ApproveRights, ChangeSetState.Submitted) is { } refusal)
        {
            return refusal;
        }
        var missing = ContentOwners.Union(owners).Where(owner => !viewer.Sees(owner)).ToImmutableArray();
        return missing.IsEmpty && !(TouchesEveryOwner && viewer.ContentOwners is not null)
            ? null
            : new ChangeRefusal.OwnerNotHeld(missing, TouchesEveryOwner);
    }

    ChangeRefusal? Refuse(Viewer viewer, Permission needed, ChangeSetState state) =>
        !viewer.May(needed) ? new ChangeRefusal.NotPermitted(needed)
        : State != state ? new ChangeRefusal.WrongState(Id, State, state)
        : null;

    static ChangeItem Rebased(ChangeItem item, TermsChange onto) =>
        item is TermsChange terms && terms.Scope == onto.Scope ? terms with { BaseVersion = onto.BaseVersion } : item;

    static ImmutableSortedSet<string> HandsOf(Viewer viewer) =>
        viewer.OwnedBy is null ? [viewer.Name] : [viewer.Name, viewer.OwnedBy];
}
