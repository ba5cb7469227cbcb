using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Throws a draft away. The audit log keeps what it said.</summary>
public sealed class DiscardDraft(IChangeSetReader reader, IChangeSetStore changes, IAuditLog audit, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <returns>The draft as it was.</returns>
    public async Task<ChangeOutcome<ChangeSet>> Run(Viewer viewer, string id, CancellationToken cancellationToken)
    {
        if (await reader.Find(viewer, id, cancellationToken) is null)
        {
            return new ChangeRefusal.NotFound($"change set {id}");
        }
        return await unitOfWork.Write<ChangeOutcome<ChangeSet>>(
            Durability.Full,
            async (session, token) =>
            {
                if (await changes.Find(session, id, token) is not { } draft)
                {
                    return new ChangeRefusal.NotFound($"change set {id}");
                }
                if (draft.Discard(viewer) is { } refusal)
                {
                    return refusal;
                }
                await changes.Delete(session, id, token);
                await audit.Append(session, ChangeAudit.Entry("discarded", draft, viewer, clock.GetUtcNow()), token);
                return draft;
            },
            cancellationToken);
    }
}
