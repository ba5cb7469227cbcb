using Portal.Data.Avails.Workbooks;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

/// <summary>About forty titles with invented names, from <c>db/sample/avails.tsv</c>, imported like any delivery.</summary>
public sealed class SampleCatalog(
    IOwnerReader owners, ISpools spools, ICatalogStore catalog, IImportStore imports, IRightsRevision revision, IAuditLog audit, IUnitOfWork unitOfWork,
    TimeProvider clock)
{
    const string Resource = "db/sample/avails.tsv";

    /// <summary>Imports the sample into an empty catalog; null where the catalog already holds something.</summary>
    public async Task<ImportDetail?> LoadIntoEmpty(CancellationToken cancellationToken)
    {
        if ((await owners.Page(Viewer.Portal, new PageRequest(1, 1), cancellationToken)).Total > 0)
        {
            return null;
        }
        await using var content = typeof(SampleCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var import = new ImportAvails(new TsvFiles(), spools, catalog, imports, revision, audit, unitOfWork, clock);
        return await import.Import(Viewer.Portal, "avails.tsv", content, cancellationToken) switch
        {
            ImportOutcome.Done(var detail) => detail,
            ImportOutcome.Unreadable unreadable => throw new InvalidOperationException($"{Resource} cannot be read: {unreadable.Findings[0].Message}"),
            var other => throw new InvalidOperationException($"{Resource}: {other}."),
        };
    }
}
