using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Decisions.Bulk;
using Portal.Testing.Rights;
using Portal.Testing.Rights.Generation;

namespace Portal.Benchmarks.Decisions;

/// <summary>Builds a table of a whole catalog once and prints what it took: too long for a benchmark, and memory is the question.</summary>
static class TableHarness
{
    public static void Run(int titles)
    {
        var catalog = Catalog.Generate(1, titles);
        var statements = catalog.Statements;
        var (avails, generating) = (0L, Stopwatch.StartNew());
        foreach (var rights in catalog.Titles)
        {
            avails += rights.Avails.Count;
        }
        generating.Stop();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var building = Stopwatch.StartNew();
        var table = RightsTable.Of(catalog.Titles, statements, GeneratedCatalog.Territories);
        building.Stop();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - held;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Titles:N0} titles, {avails:N0} avails, {GeneratedCatalog.Territories.Length} territories: {table.Rows:N0} rows, {table.Terms:N0} distinct terms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"built in {(building.Elapsed - generating.Elapsed).TotalSeconds:F1} s beside {generating.Elapsed.TotalSeconds:F1} s of generating; keeps {kept / 1e6:F0} MB, process peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        GC.KeepAlive(table);
    }
}
