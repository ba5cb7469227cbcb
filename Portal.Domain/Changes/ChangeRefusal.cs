using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Changes;

/// <summary>Why a step of a change was not taken: a closed set.</summary>
public abstract record ChangeRefusal
{
    ChangeRefusal()
    {
    }

    /// <summary>What is wrong and what to do, for people.</summary>
    public abstract string Sentence { get; }

    /// <summary>For programs: the case's name.</summary>
    public string Code => GetType().Name;

    /// <summary>There is none, or the viewer may not see it.</summary>
    public sealed record NotFound(string What) : ChangeRefusal
    {
        public override string Sentence => $"There is no {What}, or you may not see it.";
    }

    public sealed record NotPermitted(Permission Needed) : ChangeRefusal
    {
        public override string Sentence =>
            $"This takes the permission {RoleMatrix.ScopeOf(Needed)} (the roles {string.Join(", ", RoleMatrix.RolesWith(Needed).Select(RoleMatrix.NameOf))}).";
    }

    public sealed record NotYours(string ChangeSetId, string Author) : ChangeRefusal
    {
        public override string Sentence => $"Draft {ChangeSetId} is {Author}'s: only who wrote it edits, submits or discards it.";
    }

    public sealed record WrongState(string ChangeSetId, ChangeSetState State, ChangeSetState Needed) : ChangeRefusal
    {
        public override string Sentence => $"Change set {ChangeSetId} is {Words(State)}; this needs one that is {Words(Needed)}.";

        static string Words(ChangeSetState state) => state == ChangeSetState.Draft ? "a draft" : state.ToString().ToLowerInvariant();
    }

    public sealed record OwnWork(string ChangeSetId) : ChangeRefusal
    {
        public override string Sentence =>
            $"You, or a machine client of yours, wrote or submitted part of change set {ChangeSetId}: someone else has to decide it.";
    }

    /// <param name="Missing">The touched owners the viewer does not hold.</param>
    /// <param name="EveryOwner">Whether it takes someone who is not narrowed at all.</param>
    public sealed record OwnerNotHeld(ImmutableArray<string> Missing, bool EveryOwner) : ChangeRefusal
    {
        public override string Sentence => EveryOwner
            ? "This changes what holds for every content owner: it takes someone who is not narrowed to some of them."
            : $"This touches {string.Join(", ", Missing)}, which you do not hold: it takes someone who holds every content owner touched.";
    }

    /// <param name="Meanwhile">What changed the scope since, oldest first; empty where an import or the catalog did.</param>
    public sealed record VersionConflict(Scope Scope, long Expected, long Current, ImmutableArray<MeanwhileChange> Meanwhile) : ChangeRefusal
    {
        public override string Sentence =>
            $"The {(Scope.Kind == ScopeKind.Portal ? "portal scope" : Scope)} has changed since: this was written against version {Expected}, it is now {Current}. "
            + (Meanwhile.IsEmpty ? "Its avails or its place in the catalog changed." : string.Join(" ", Meanwhile.Select(change => change.Sentence)))
            + " Look at it as it is now and state the change again.";
    }

    /// <summary>The change set moved while it was being looked at.</summary>
    public sealed record MovedMeanwhile(string ChangeSetId) : ChangeRefusal
    {
        public override string Sentence => $"Change set {ChangeSetId} changed while you were at it: look at it again, then repeat the step.";
    }

    public sealed record LintErrors(ImmutableArray<LintFinding> Findings) : ChangeRefusal
    {
        public override string Sentence => $"Errors have to be put right first: {string.Join(" ", Findings.Select(finding => finding.Message))}";
    }

    public sealed record ReasonNeeded(ImmutableArray<LintFinding> Warnings) : ChangeRefusal
    {
        public override string Sentence => $"Warnings need a reason at submission: {string.Join(" ", Warnings.Select(finding => finding.Message))}";
    }

    public sealed record NarrowingOverlap(Scope Scope, Narrowing Stated, Narrowing Present) : ChangeRefusal
    {
        public override string Sentence =>
            $"At {Scope} there is a statement for {Present} already, and {Stated} overlaps it: neither would be the narrower. "
            + "Change that one, or narrow this one to what it does not cover.";
    }
}

/// <summary>A change set that took effect at a scope after someone looked.</summary>
/// <param name="Differences">What it changed, in words.</param>
public sealed record MeanwhileChange(string ChangeSetId, string By, DateTimeOffset At, ImmutableArray<TermDifference> Differences)
{
    public string Sentence =>
        $"{By} changed it on {InstantText.Format(At)}{(Differences.IsEmpty ? "" : $" ({string.Join("; ", Differences.Select(difference => difference.Sentence))})")}.";
}
