using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Data.Migrations;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Testing;

namespace Portal.Benchmarks.Imports;

/// <summary>One step of the measurement, in a process of its own; answers figures as JSON.</summary>
static class ImportProcess
{
    public const string Name = "import-process";
    public const string Generate = "generate";
    public const string Import = "import";
    public const string WalkXml = "walk-xml";
    public const string InsertBare = "insert-bare";

    public static async Task Run(string[] arguments)
    {
        var (directory, rows) = (arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var workbook = Path.Combine(directory, "avails.xlsx");
        var figures = arguments[0] switch
        {
            Generate => GenerateFile(workbook, rows),
            Import => await ImportFile(directory, workbook, rows),
            WalkXml => ImportFloors.WalkXml(workbook, rows),
            InsertBare => await ImportFloors.InsertBare(directory),
            var other => throw new ArgumentException($"No step {other}."),
        };
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    public static async Task<Database> Migrated(string directory)
    {
        var database = new Database(DatabaseOptions.Embedded(directory));
        await new Migrator(database, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        return database;
    }

    static Dictionary<string, double> GenerateFile(string workbook, int rows)
    {
        using var file = File.Create(workbook);
        LargeWorkbook.Write(file, rows);
        file.Flush();
        return new() { ["megabytes"] = file.Length / 1048576.0 };
    }

    static async Task<Dictionary<string, double>> ImportFile(string directory, string workbook, int rows)
    {
        await Migrated(directory);
        await using var services = new ServiceCollection().AddLogging().AddPortalData(DatabaseOptions.Embedded(directory)).BuildServiceProvider();
        var files = new TimedFiles(services.GetRequiredService<IAvailsFiles>());
        var import = new ImportAvails(
            files, services.GetRequiredService<ISpools>(), services.GetRequiredService<ICatalogStore>(), services.GetRequiredService<IImportStore>(),
            services.GetRequiredService<IRightsRevision>(), services.GetRequiredService<IAuditLog>(), services.GetRequiredService<IUnitOfWork>(), TimeProvider.System);
        var apply = new ApplyImport(
            import, services.GetRequiredService<IImportReader>(), services.GetRequiredService<IImportStore>(), services.GetRequiredService<IRightsRevision>(),
            services.GetRequiredService<IUnitOfWork>(), TimeProvider.System);

        await using var content = File.OpenRead(workbook);
        var started = Spent.Now;
        var dryRun = await import.DryRun(Viewer.Portal, "avails.xlsx", content, CancellationToken.None) is ImportOutcome.Done(var detail)
            ? detail
            : throw new InvalidOperationException("The workbook cannot be read.");
        var planned = Spent.Now - files.ReadAt;
        if (dryRun.Import.Rows != new ImportRows(rows, rows, 0))
        {
            throw new InvalidOperationException($"Of {rows} rows: {dryRun.Import.Rows}.");
        }
        if (await apply.Apply(Viewer.Portal, dryRun.Import.Id, CancellationToken.None) is not ApplyOutcome.Applied)
        {
            throw new InvalidOperationException("The import was not applied.");
        }
        var whole = Spent.Now - started;
        var read = files.ReadAt - started;
        var applied = whole - read - planned;
        var changes = dryRun.Import.Changes;
        return new()
        {
            ["read"] = rows / read.Wall.TotalSeconds,
            ["read-cpu"] = rows / read.Processor.TotalSeconds,
            ["plan"] = rows / planned.Wall.TotalSeconds,
            ["apply"] = rows / applied.Wall.TotalSeconds,
            ["apply-cpu"] = rows / applied.Processor.TotalSeconds,
            ["whole"] = rows / whole.Wall.TotalSeconds,
            ["held"] = applied.Wall.TotalSeconds,
            ["changes"] = changes.TitlesAdded + changes.TitlesChanged + changes.AvailsAdded + changes.AvailsChanged + changes.AvailsRemoved,
            ["peak"] = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,
        };
    }

    /// <summary>Notes when a document was read to its end.</summary>
    sealed class TimedFiles(IAvailsFiles files) : IAvailsFiles
    {
        public Spent ReadAt { get; private set; }

        public IAvailsDocument Open(string fileName, Stream content) => new Timed(files.Open(fileName, content), this);

        sealed class Timed(IAvailsDocument document, TimedFiles files) : IAvailsDocument
        {
            public IEnumerable<AvailsSheet> Sheets => document.Sheets;

            public void Dispose()
            {
                document.Dispose();
                files.ReadAt = Spent.Now;
            }
        }
    }
}
