using System.Globalization;
using BenchmarkDotNet.Running;
using Portal.Benchmarks.Decisions;
using Portal.Benchmarks.Imports;

// Benchmarks by their names; `table [titles]` builds one table of rights and prints time and memory; `import [rows …]` prints what
// imports cost, each step in a process of its own, because what counts of them is their peak of memory.
switch (args)
{
    case ["table", .. var titles]:
        TableHarness.Run(titles is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000);
        break;
    case ["import", .. var rows]:
        await ImportFigures.Print([.. rows.Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
        break;
    case [ImportProcess.Name, .. var step]:
        await ImportProcess.Run(step);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
