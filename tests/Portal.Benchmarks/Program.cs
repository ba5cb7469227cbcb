using BenchmarkDotNet.Running;
using Portal.Benchmarks.Imports;

// Imports are measured in processes of their own, because what counts of them is their peak of memory.
switch (args)
{
    case ["import", .. var rows]:
        await ImportFigures.Print([.. rows.Select(int.Parse)]);
        break;
    case [ImportProcess.Name, .. var step]:
        await ImportProcess.Run(step);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
