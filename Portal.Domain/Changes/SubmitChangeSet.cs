using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Hands a draft over to whoever may decide it.</summary>
public sealed class SubmitChangeSet(
    IChangeSetReader reader, IChangeSetStore changes, ScopeCheck check, LintChangeSet lint, IAuditLog audit, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <param name="reason">Why; needed where there are warnings.</param>
    public async Task<ChangeOutcome<ChangeSet>> Run(Viewer viewer, string id, string? reason, CancellationToken cancellationToken)
    {
        if (await reader.Find(viewer, id, cancellationToken) is not { } seen)
        {
            return new ChangeRefusal.NotFound($"change set {id}");
        }
        var findings = await lint.Of(seen, cancellationToken);
        return await unitOfWork.Write<ChangeOutcome<ChangeSet>>(
            Durability.Full,
            async (session, token) =>
            {
                if (await changes.Find(session, id, token) is not { } draft)
                {
                    return new ChangeRefusal.NotFound($"change set {id}");
                }
                var now = clock.GetUtcNow();
                var submitted = draft.Submit(viewer, reason, findings, now);
                if (submitted.Refusal is not null)
                {
                    return submitted;
                }
                if (draft.Version != seen.Version)
                {
                    return new ChangeRefusal.MovedMeanwhile(id);
                }
                if ((await check.Of(session, draft, token)).Refusal is { } moved)
                {
                    return moved;
                }
                var kept = await changes.Save(session, submitted.OrThrow(), token);
                await audit.Append(session, ChangeAudit.Entry("submitted", kept, viewer, now), token);
                return kept;
            },
            cancellationToken);
    }
}
