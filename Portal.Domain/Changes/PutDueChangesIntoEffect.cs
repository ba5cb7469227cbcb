using Portal.Domain.Access;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>Makes approved changes count whose date has come, each in a write of its own. Safe to run at any time and twice.</summary>
public sealed class PutDueChangesIntoEffect(IChangeSetStore changes, TakeEffect takeEffect, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <returns>How many came into effect.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await unitOfWork.Write(Durability.Full, TakeNext, cancellationToken))
        {
            count++;
        }
        return count;
    }

    async Task<bool> TakeNext(IWriteSession session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await changes.NextDue(session, now, cancellationToken) is not { } due)
        {
            return false;
        }
        await takeEffect.Now(session, due, Viewer.Portal.Name, now, cancellationToken);
        return true;
    }
}
