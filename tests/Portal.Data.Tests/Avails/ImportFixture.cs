using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Testing;

namespace Portal.Data.Tests.Avails;

/// <summary>The import use cases over a test database.</summary>
sealed class ImportFixture(TestDatabase database, IDeliveredFiles? delivered = null)
{
    public static readonly Viewer Manager = new("ann", [Permission.ReadRights, Permission.WriteRights]);

    public TestDatabase Database => database;

    public ImportAvails ImportAvails { get; } = With(database, database.Get<ICatalogStore>(), delivered);

    public ApplyImport ApplyImport => new(
        ImportAvails, database.Get<IImportReader>(), database.Get<IImportStore>(), database.Get<IRightsRevision>(), database.UnitOfWork, new FixedClock());

    public static ImportAvails With(TestDatabase database, ICatalogStore catalog, IDeliveredFiles? delivered = null) => new(
        database.Get<IAvailsFiles>(), database.Get<ISpools>(), catalog, database.Get<IImportStore>(), database.Get<IRightsRevision>(), database.Get<IAuditLog>(), database.UnitOfWork,
        new FixedClock(), delivered);

    public async Task<ImportDetail> Import(WorkbookBuilder workbook, Viewer? viewer = null) =>
        Done(await ImportAvails.Import(viewer ?? Manager, "avails.xlsx", workbook.ToStream(), CancellationToken.None));

    public async Task<ImportDetail> DryRun(WorkbookBuilder workbook) =>
        Done(await ImportAvails.DryRun(Manager, "avails.xlsx", workbook.ToStream(), CancellationToken.None));

    public async Task<AvailsFinding> Refusal(string fileName, Stream content) =>
        (await ImportAvails.Import(Manager, fileName, content, CancellationToken.None) is ImportOutcome.Unreadable { Findings: [var finding] })
            ? finding
            : throw new InvalidOperationException($"{fileName} was read.");

    public Task<long> Revision() => database.Get<IRightsRevision>().Current(CancellationToken.None);

    public Task<Page<TitleListItem>> Titles(Viewer? viewer = null, Func<TitleQuery, TitleQuery>? asking = null)
    {
        var query = new TitleQuery(new PageRequest(1, 100));
        return database.Get<ITitleReader>().Page(viewer ?? Manager, asking?.Invoke(query) ?? query, CancellationToken.None);
    }

    public static ImportDetail Done(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Done(var detail) => detail,
        ImportOutcome.Unreadable unreadable => throw new InvalidOperationException(unreadable.Findings[0].Message),
        _ => throw new InvalidOperationException(outcome.ToString()),
    };
}
