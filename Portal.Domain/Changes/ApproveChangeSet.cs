using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Approves what someone else submitted. It counts when this returns, or from its date on; the approval is one write, all of it or nothing.</summary>
public sealed class ApproveChangeSet(
    IChangeSetReader reader, IChangeSetStore changes, ScopeCheck check, LintChangeSet lint, TakeEffect takeEffect, IAuditLog audit,
    IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <param name="effectiveFrom">Null or past = at once.</param>
    public async Task<ChangeOutcome<ChangeSet>> Run(
        Viewer viewer, string id, string? comment, DateTimeOffset? effectiveFrom, CancellationToken cancellationToken)
    {
        if (await reader.Find(viewer, id, cancellationToken) is not { } seen)
        {
            return new ChangeRefusal.NotFound($"change set {id}");
        }

        // A wider scope may have changed since it was submitted.
        var errors = (await lint.Of(seen, cancellationToken)).Where(finding => finding.IsError).ToArray();
        return await unitOfWork.Write(
            Durability.Full, (session, token) => Approve(session, viewer, id, comment, effectiveFrom, errors, token), cancellationToken);
    }

    async Task<ChangeOutcome<ChangeSet>> Approve(
        IWriteSession session, Viewer viewer, string id, string? comment, DateTimeOffset? effectiveFrom, LintFinding[] errors,
        CancellationToken cancellationToken)
    {
        if (await changes.Find(session, id, cancellationToken) is not { } submitted)
        {
            return new ChangeRefusal.NotFound($"change set {id}");
        }
        var now = clock.GetUtcNow();
        var mayAtAll = submitted.Approve(viewer, comment, effectiveFrom, [], now);
        if (mayAtAll.Refusal is not null)
        {
            return mayAtAll;
        }
        var checkedScopes = await check.Of(session, submitted, cancellationToken);
        if (checkedScopes.Refusal is { } moved)
        {
            return moved;
        }
        var approved = submitted.Approve(viewer, comment, effectiveFrom, checkedScopes.OrThrow(), now);
        if (approved.Refusal is not null)
        {
            return approved;
        }
        if (errors.Length > 0)
        {
            return new ChangeRefusal.LintErrors([.. errors]);
        }
        await audit.Append(session, ChangeAudit.Entry("approved", approved.OrThrow(), viewer, now), cancellationToken);
        return approved.OrThrow().EffectiveFrom is null
            ? await takeEffect.Now(session, approved.OrThrow(), viewer.Name, now, cancellationToken)
            : await takeEffect.Later(session, approved.OrThrow(), cancellationToken);
    }
}
