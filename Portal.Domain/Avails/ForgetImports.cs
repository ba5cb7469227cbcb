using Portal.Domain.Storage;

namespace Portal.Domain.Avails;

/// <summary>
/// Clears away dry runs that nobody applied and what killed processes left of their plans. Applied imports stay: their plans say what
/// would undo them.
/// </summary>
public sealed class ForgetImports(IImportStore imports, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>How long a dry run can be applied at most.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>No import is still being compared after that long.</summary>
    static readonly TimeSpan Underway = TimeSpan.FromDays(1);

    /// <summary>How many were cleared away. Safe to run at any time and twice.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stale = await imports.Stale(now - Kept, now - Underway, cancellationToken);
        foreach (var id in stale)
        {
            await unitOfWork.Write(Durability.Normal, (session, token) => imports.Remove(session, id, token), cancellationToken);
        }
        return stale.Count;
    }
}
