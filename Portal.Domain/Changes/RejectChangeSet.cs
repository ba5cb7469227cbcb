using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Rejects what someone else submitted; its author may draft anew.</summary>
public sealed class RejectChangeSet(IChangeSetReader reader, IChangeSetStore changes, IAuditLog audit, IUnitOfWork unitOfWork, TimeProvider clock)
{
    public async Task<ChangeOutcome<ChangeSet>> Run(Viewer viewer, string id, string? comment, CancellationToken cancellationToken)
    {
        if (await reader.Find(viewer, id, cancellationToken) is null)
        {
            return new ChangeRefusal.NotFound($"change set {id}");
        }
        return await unitOfWork.Write<ChangeOutcome<ChangeSet>>(
            Durability.Full,
            async (session, token) =>
            {
                if (await changes.Find(session, id, token) is not { } submitted)
                {
                    return new ChangeRefusal.NotFound($"change set {id}");
                }
                var now = clock.GetUtcNow();
                var rejected = submitted.Reject(viewer, comment, now);
                if (rejected.Refusal is not null)
                {
                    return rejected;
                }
                var kept = await changes.Save(session, rejected.OrThrow(), token);
                await audit.Append(session, ChangeAudit.Entry("rejected", kept, viewer, now), token);
                return kept;
            },
            cancellationToken);
    }
}
