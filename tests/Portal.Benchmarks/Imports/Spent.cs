using System.Diagnostics;

namespace Portal.Benchmarks.Imports;

/// <summary>Time and processor time of this process up to now; differences of two say what lies between.</summary>
readonly record struct Spent(TimeSpan Wall, TimeSpan Processor)
{
    public static Spent Now => new(Stopwatch.GetElapsedTime(0), Process.GetCurrentProcess().TotalProcessorTime);

    public static Spent operator -(Spent later, Spent earlier) => new(later.Wall - earlier.Wall, later.Processor - earlier.Processor);
}
