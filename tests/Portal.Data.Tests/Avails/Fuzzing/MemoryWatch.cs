using System.Diagnostics;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>How far the process' memory grows above where it began, looked at every 20 milliseconds.</summary>
sealed class MemoryWatch : IDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly Thread thread;
    readonly long managed;
    readonly long workingSet;

    public MemoryWatch()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        managed = GC.GetTotalMemory(forceFullCollection: true);
        workingSet = Environment.WorkingSet;
        thread = new Thread(Look) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Bytes on the managed heap, with what is not collected yet.</summary>
    public long MostManaged { get; private set; }

    public long MostWorkingSet { get; private set; }

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        stop.Dispose();
    }

    void Look()
    {
        using var process = Process.GetCurrentProcess();
        do
        {
            process.Refresh();
            MostManaged = Math.Max(MostManaged, GC.GetTotalMemory(forceFullCollection: false) - managed);
            MostWorkingSet = Math.Max(MostWorkingSet, process.WorkingSet64 - workingSet);
        }
        while (!stop.Token.WaitHandle.WaitOne(20));
    }
}
