using Microsoft.Extensions.Time.Testing;
using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

public sealed class ForgetImportsTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Dry_run_that_nobody_applied_is_cleared_away_after_thirty_days(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var applied = await fixture.Import(WorkbookBuilder.Movies().Row());
        var planned = await fixture.DryRun(WorkbookBuilder.Movies().Row(("FormatProfile", "SD")));
        var imports = database.Get<IImportStore>();
        var reader = database.Get<IImportReader>();

        Assert.Equal(0, await Forget(database, planned.Import.CreatedAt + ForgetImports.Kept).Run(CancellationToken.None));
        Assert.Equal(1, await Forget(database, planned.Import.CreatedAt + ForgetImports.Kept + TimeSpan.FromMinutes(1)).Run(CancellationToken.None));

        Assert.Null(await reader.Find(ImportFixture.Manager, planned.Import.Id, CancellationToken.None));
        Assert.Empty(await imports.Parts(planned.Import.Id, CancellationToken.None).ToListAsync());
        Assert.NotNull(await reader.Find(ImportFixture.Manager, applied.Import.Id, CancellationToken.None));
        Assert.NotEmpty(await imports.Parts(applied.Import.Id, CancellationToken.None).ToListAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Plan_that_no_import_came_of_is_cleared_away_a_day_later(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var imports = database.Get<IImportStore>();
        await database.UnitOfWork.Write(
            Durability.Normal, (session, token) => imports.AddPart(session, "killed", 1, ImportPlan.Nothing with { OwnersAdded = ["Northlight Pictures"] }, token), CancellationToken.None);

        Assert.Equal(0, await Forget(database, DateTimeOffset.UtcNow).Run(CancellationToken.None));
        Assert.Equal(1, await Forget(database, DateTimeOffset.UtcNow.AddDays(2)).Run(CancellationToken.None));

        Assert.Empty(await imports.Parts("killed", CancellationToken.None).ToListAsync());
    }

    static ForgetImports Forget(TestDatabase database, DateTimeOffset now) =>
        new(database.Get<IImportStore>(), database.UnitOfWork, new FakeTimeProvider(now));
}
