using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

public sealed class ImportAvailsTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Import_keeps_titles_avails_and_an_audit_entry(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);

        var done = await fixture.Import(WorkbookBuilder.Episodes().Row(("RentalDuration", 720), ("FormatProfile", "UHD")));

        Assert.Equal((ImportState.Applied, "1.8", new ImportRows(1, 1, 0)), (done.Import.State, done.Import.Template, done.Import.Rows));
        var titles = await fixture.Titles();
        Assert.Equal(["Low Water", "Tidewater", "Tidewater, season 1"], titles.Items.Select(item => item.Title.Name));
        Assert.Equal(["Tidewater", "Tidewater, season 1"], titles.Items[0].Path.Select(above => above.Name));
        Assert.Equal(1, await fixture.Revision());
        var audit = await database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), new PageRequest(1, 10), CancellationToken.None);
        Assert.Equal(("avails.imported", "ann", $"import/{done.Import.Id}"), (audit.Items[0].Action, audit.Items[0].Actor, audit.Items[0].Subject));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Same_workbook_twice_changes_nothing_the_second_time(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var workbook = WorkbookBuilder.Movies("1.9")
            .Row(("Territory", "ZZ"), ("TerritoryExclusion", "US,CA"), ("Start", new DateOnly(2026, 1, 1)), ("FixedEndDate", "2027-01-01"))
            .Row(("Start", "2026-03-01T10:00:00.1234567Z"), ("End", "Theatrical"), ("RentalDuration", 720), ("WatchDuration", 48), ("TotalRunTime", "1:56:20"))
            .Row(("LicenseType", "Library"), ("FormatProfile", "3D"), ("Download", null), ("ContractID", null))
            .AndEpisodes("TV", "1.9").Row().Row(("FormatProfile", "SD"));

        var first = await fixture.Import(workbook);
        var second = await fixture.Import(workbook);

        Assert.Equal(new ImportChanges(4, 0, 5, 0, 0), first.Import.Changes);
        Assert.Equal(new ImportChanges(0, 0, 0, 0, 0), second.Import.Changes);
        Assert.True(second.Effect.ChangesNothing);
        Assert.Equal(1, await fixture.Revision());
        Assert.All((await fixture.Titles()).Items, item => Assert.Equal(1, item.Title.Version));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Dry_run_changes_nothing_until_it_is_applied(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);

        var planned = await fixture.DryRun(WorkbookBuilder.Movies().Row(("Download", null)));
        Assert.True(planned.DryRun);
        Assert.Empty((await fixture.Titles()).Items);

        var applied = Assert.IsType<ApplyOutcome.Applied>(await fixture.ApplyImport.Apply(ImportFixture.Manager, planned.Import.Id, CancellationToken.None));
        Assert.Single((await fixture.Titles()).Items);
        Assert.False(applied.Import.DryRun);

        var kept = await database.Get<IImportReader>().Find(ImportFixture.Manager, planned.Import.Id, CancellationToken.None);
        Assert.Equal((ImportState.Applied, "ann"), (kept!.Import.State, kept.Import.AppliedBy));
        Assert.Equal(planned.Findings, kept.Findings);
        Assert.Equal(planned.Gaps, kept.Gaps);
        Assert.True(planned.Effect.AvailsAdded.First[0].IsSameAs(kept.Effect.AvailsAdded.First[0]));
        Assert.Equal("The Quiet Harbour", kept.Effect.TitleNames[kept.Effect.AvailsAdded.First[0].TitleId]);
        Assert.IsType<ApplyOutcome.AlreadyApplied>(await fixture.ApplyImport.Apply(ImportFixture.Manager, planned.Import.Id, CancellationToken.None));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Dry_run_is_not_applied_when_rights_changed_since(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var planned = await fixture.DryRun(WorkbookBuilder.Movies().Row());
        await fixture.Import(WorkbookBuilder.Movies().Row(("FormatProfile", "SD")));

        var outcome = await fixture.ApplyImport.Apply(ImportFixture.Manager, planned.Import.Id, CancellationToken.None);

        Assert.Equal(new ApplyOutcome.RightsChanged(0, 1), outcome);
    }

    [Fact]
    public async Task Dry_run_of_anothers_owner_is_not_found()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        var planned = await fixture.DryRun(WorkbookBuilder.Movies().Row());
        var other = ImportFixture.Manager with { Name = "ben", ContentOwners = ["Harbour Light"] };

        Assert.IsType<ApplyOutcome.NotFound>(await fixture.ApplyImport.Apply(other, planned.Import.Id, CancellationToken.None));
        Assert.Empty((await database.Get<IImportReader>().Page(other, new PageRequest(1, 10), CancellationToken.None)).Items);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Import_that_fails_midway_leaves_nothing(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var failing = ImportFixture.With(database, new FailsAfterApplying(database.Get<ICatalogStore>()));

        await Assert.ThrowsAsync<IOException>(() => failing.Import(
            ImportFixture.Manager, "avails.xlsx", WorkbookBuilder.Movies().Row().Row(("Territory", "CA")).ToStream(), CancellationToken.None));

        Assert.Empty((await fixture.Titles()).Items);
        Assert.Equal(0, await fixture.Revision());
        Assert.Empty((await database.Get<IImportReader>().Page(Viewer.Portal, new PageRequest(1, 10), CancellationToken.None)).Items);
        Assert.Empty((await database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), new PageRequest(1, 10), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Forty_seven_broken_cells_are_forty_seven_findings_each_at_its_address()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        (string Column, object? Value)[] broken =
        [
            ("Territory", "Narnia"), ("Start", "soon"), ("End", "never"), ("Download", "perhaps"), ("RentalDuration", "P1M"), ("FormatProfile", "8K"), ("LicenseType", null),
        ];
        var workbook = WorkbookBuilder.Movies();
        var expected = new List<(int, string, string)>();
        for (var at = 0; at < 47; at++)
        {
            var (column, value) = broken[at % broken.Length];
            workbook.Row(("ALID", $"md:alid:org:test:{at}"), ("ContentID", $"md:cid:org:test:{at}"), (column, value));
            expected.Add((4 + at, workbook.AddressOf(column, 4 + at), column));
        }
        workbook.Row(("ALID", "md:alid:org:test:good"), ("ContentID", "md:cid:org:test:good"));

        var done = await fixture.Import(workbook);

        Assert.Equal(new ImportRows(48, 1, 47), done.Import.Rows);
        Assert.Equal(
            expected,
            done.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.Row!.Value, finding.Cell!, finding.Column!)));
        Assert.Equal(["md:cid:org:test:good"], (await fixture.Titles()).Items.Select(item => item.Title.Id));
    }

    [Fact]
    public async Task Import_that_rights_never_hold_still_for_leaves_nothing_and_says_so()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        var restless = ImportFixture.With(database, new MovesRights(database));

        var outcome = await restless.Import(ImportFixture.Manager, "avails.xlsx", WorkbookBuilder.Movies().Row().ToStream(), CancellationToken.None);

        Assert.Equal(new ImportOutcome.RightsKeptChanging("avails.xlsx", 5), outcome);
        Assert.Empty((await fixture.Titles()).Items);
        Assert.Empty(await database.Get<IImportStore>().Stale(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, CancellationToken.None));
    }

    /// <summary>Somebody else changes rights whenever a delivery is compared with them.</summary>
    sealed class MovesRights(TestDatabase database) : ICatalogStore
    {
        readonly ICatalogStore inner = database.Get<ICatalogStore>();

        public async Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken)
        {
            await database.UnitOfWork.Write(
                Durability.Normal, (session, token) => database.Get<IRightsRevision>().Bump(session, token), cancellationToken);
            return await inner.Load(touch, cancellationToken);
        }

        public Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken) =>
            inner.RowsOf(titleIds, cancellationToken);

        public Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken) => inner.Apply(session, plan, cancellationToken);
    }

    sealed class FailsAfterApplying(ICatalogStore inner) : ICatalogStore
    {
        public Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken) => inner.Load(touch, cancellationToken);

        public Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken) =>
            inner.RowsOf(titleIds, cancellationToken);

        public async Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken)
        {
            await inner.Apply(session, plan, cancellationToken);
            throw new IOException("The disk is full.");
        }
    }
}
