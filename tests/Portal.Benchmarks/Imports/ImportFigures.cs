using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Portal.Benchmarks.Imports;

/// <summary>What importing costs, as a table (rows a second, and a second of processor time, which a busy machine does not change): <c>dotnet run -c Release --project tests/Portal.Benchmarks -- import 1000 100000 1000000</c>.</summary>
static class ImportFigures
{
    static readonly int[] Usual = [1_000, 100_000, 1_000_000];

    public static async Task Print(int[] sizes)
    {
        Console.WriteLine("| rows | file MB | read rows/s | by CPU | of bare XML | plan rows/s | apply rows/s | by CPU | of bare inserts | writer held s | again rows/s | peak MB | again peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var rows in sizes.Length > 0 ? sizes : Usual)
        {
            await PrintRow(rows);
        }
    }

    static async Task PrintRow(int rows)
    {
        var directory = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        try
        {
            var file = await Step(ImportProcess.Generate, directory, rows);
            var first = await Step(ImportProcess.Import, directory, rows);
            var again = await Step(ImportProcess.Import, directory, rows);
            var xml = await Step(ImportProcess.WalkXml, directory, rows);
            var inserts = await Step(ImportProcess.InsertBare, directory, rows);
            if (again["changes"] != 0)
            {
                throw new InvalidOperationException($"The second import of {rows} rows changed {again["changes"]} things.");
            }
            string[] cells =
            [
                Text(rows), Text(file["megabytes"]), Text(first["read"]), Text(first["read-cpu"]), Part(first["read-cpu"], xml["walk"]), Text(first["plan"]),
                Text(first["apply"]), Text(first["apply-cpu"]), Part(first["apply-cpu"], inserts["insert"]),
                first["held"].ToString("N1", CultureInfo.InvariantCulture), Text(again["whole"]), Text(first["peak"]), Text(again["peak"]),
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<Dictionary<string, double>> Step(string step, string directory, int rows)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [ImportProcess.Name, step, directory, rows.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Dictionary<string, double>>(answer)!
            : throw new InvalidOperationException($"The step '{step}' failed: {answer}");
    }

    static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Part(double figure, double floor) => (figure / floor).ToString("P0", CultureInfo.InvariantCulture);
}
