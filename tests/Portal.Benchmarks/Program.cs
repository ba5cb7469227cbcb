using System.Globalization;
using BenchmarkDotNet.Running;
using Portal.Benchmarks.Decisions;

// Benchmarks by their names; `table [titles]` builds one table of rights and prints time and memory.
if (args is ["table", ..])
{
    TableHarness.Run(args is [_, var titles] ? int.Parse(titles, CultureInfo.InvariantCulture) : 1_000_000);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
