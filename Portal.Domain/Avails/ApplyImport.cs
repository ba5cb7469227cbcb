using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Domain.Avails;

/// <summary>What became of a planned import.</summary>
public abstract record ApplyOutcome
{
    ApplyOutcome()
    {
    }

    public sealed record Applied(ImportDetail Import) : ApplyOutcome;

    /// <summary>No such import, or not one the viewer sees.</summary>
    public sealed record NotFound : ApplyOutcome;

    public sealed record AlreadyApplied(Import Import) : ApplyOutcome;

    /// <summary>Rights changed since the dry run, so what it showed no longer holds: deliver the file again.</summary>
    public sealed record RightsChanged(long PlannedAt, long Now) : ApplyOutcome;
}

/// <summary>Applies what a dry run showed, and only while it still holds.</summary>
public sealed class ApplyImport(
    ImportAvails importAvails, IImportReader reader, IImportStore imports, IRightsRevision revision, IUnitOfWork unitOfWork, TimeProvider clock)
{
    public async Task<ApplyOutcome> Apply(Viewer viewer, string importId, CancellationToken cancellationToken)
    {
        if (await reader.Find(viewer, importId, cancellationToken) is not { } planned)
        {
            return new ApplyOutcome.NotFound();
        }
        if (!planned.DryRun)
        {
            return new ApplyOutcome.AlreadyApplied(planned.Import);
        }
        var now = clock.GetUtcNow();
        // Off the caller's thread: a large plan keeps one busy for minutes.
        return await Task.Run(() => unitOfWork.Write<ApplyOutcome>(
            Durability.Full,
            async (session, token) =>
            {
                var current = await revision.Current(session, token);
                if (current != planned.Import.BaseRevision)
                {
                    return new ApplyOutcome.RightsChanged(planned.Import.BaseRevision, current);
                }
                if (!await imports.MarkApplied(session, importId, now, viewer.Name, token))
                {
                    return new ApplyOutcome.AlreadyApplied(planned.Import);
                }
                var applied = planned with
                {
                    Import = planned.Import with { State = ImportState.Applied, AppliedAt = now, AppliedBy = viewer.Name },
                };
                await importAvails.Apply(session, applied, now, viewer, token);
                return new ApplyOutcome.Applied(applied);
            },
            cancellationToken), cancellationToken);
    }
}
