using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>A statement that is in a draft now.</summary>
/// <param name="Version">The scope's, against which it was written and against which the next edit is written too.</param>
public sealed record DraftedTerms(string ChangeSetId, long Version, ImmutableArray<LintFinding> Lint);

/// <summary>States terms at a scope: in the viewer's open draft there, or a new one. Nothing counts before someone else approves it.</summary>
public sealed class DraftTerms(
    IScopeVersions scopes, IStatementStore statements, IChangeSetStore changes, ScopeCheck check, LintChangeSet lint, IAuditLog audit,
    IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <param name="statement">Replaces the draft's, and when approved the scope's, for the same narrowing; empty removes it.</param>
    /// <param name="expectedVersion">The scope's version the viewer has seen.</param>
    public async Task<ChangeOutcome<DraftedTerms>> Run(
        Viewer viewer, TermStatement statement, long expectedVersion, CancellationToken cancellationToken)
    {
        var drafted = await unitOfWork.Write(
            Durability.Full, (session, token) => Draft(session, viewer, statement, expectedVersion, token), cancellationToken);
        return drafted.Refusal is { } refusal
            ? refusal
            : new DraftedTerms(drafted.OrThrow().Id, expectedVersion, await lint.Of(drafted.OrThrow(), cancellationToken));
    }

    async Task<ChangeOutcome<ChangeSet>> Draft(
        IWriteSession session, Viewer viewer, TermStatement statement, long expectedVersion, CancellationToken cancellationToken)
    {
        var scope = statement.Scope;
        if (await scopes.Find(session, scope, cancellationToken) is not { } facts || !facts.IsSeenBy(viewer))
        {
            return new ChangeRefusal.NotFound(scope.ToString());
        }
        var everyOwner = scope.Kind == ScopeKind.Portal && viewer.ContentOwners is not null;
        if (facts.NotHeldBy(viewer) is var missing && (everyOwner || !missing.IsEmpty))
        {
            return new ChangeRefusal.OwnerNotHeld(missing, everyOwner);
        }
        if (await check.Moved(session, facts, expectedVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }
        var now = clock.GetUtcNow();
        var inEffect = await statements.At(session, scope, cancellationToken);
        var before = inEffect.FirstOrDefault(one => one.Narrowing.Equals(statement.Narrowing));
        var draft = await changes.OpenDraft(session, viewer.Name, scope, cancellationToken)
            ?? ChangeSet.Open(Guid.CreateVersion7(now).ToString("N"), scope, viewer, now);
        var edited = draft.Put(viewer, new TermsChange(before, statement, facts.Version, []), facts.ContentOwners);
        if (edited.Refusal is not null)
        {
            return edited;
        }
        var scheduled = await changes.Scheduled(session, scope, cancellationToken);
        if (Overlap(inEffect, [.. scheduled, edited.OrThrow()], scope) is { } overlap)
        {
            return overlap;
        }
        var kept = await changes.Save(session, edited.OrThrow(), cancellationToken);
        await audit.Append(session, ChangeAudit.Entry("edited", kept, viewer, now), cancellationToken);
        return kept;
    }

    // Two narrow statements that overlap would have no order, so they must not come together: now, or when what is scheduled falls due.
    static ChangeRefusal.NarrowingOverlap? Overlap(ImmutableArray<TermStatement> inEffect, ImmutableArray<ChangeSet> coming, Scope scope)
    {
        var book = coming.SelectMany(changeSet => changeSet.Terms)
            .Where(item => item.Scope == scope)
            .Aggregate(StatementBook.Of(inEffect), (book, item) => book.With(item.After));
        var narrow = book.At(scope).Select(statement => statement.Narrowing).Where(narrowing => narrowing.IsNarrow).ToArray();
        return (
            from later in Enumerable.Range(0, narrow.Length)
            from earlier in Enumerable.Range(0, later)
            where narrow[later].Overlaps(narrow[earlier])
            select new ChangeRefusal.NarrowingOverlap(scope, narrow[later], narrow[earlier])).FirstOrDefault();
    }
}
