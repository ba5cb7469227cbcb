using System.Diagnostics;
using System.Globalization;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>
/// Thousands of broken deliveries, by random mutation: a coverage-guided fuzzer needs a process of its own to steer it (AFL, libFuzzer),
/// which neither a build machine nor a developer's has; mutation of known structure reaches deep without. 20 seconds, 10 minutes with
/// PORTAL_LONG=1. An input that fails is kept in artifacts/failures under its seed; PORTAL_FUZZ_SEED=n runs that one again.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ImportFuzzTests(ITestOutputHelper output)
{
    const long MostMemory = 300L * 1024 * 1024;

    static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Whole = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("PORTAL_LONG") == "1" ? 600 : 20);

    static readonly string? Replayed = Environment.GetEnvironmentVariable("PORTAL_FUZZ_SEED");

    readonly AvailsFiles files = new(new WorkbookLimits());

    [Fact]
    public void Broken_delivery_is_read_or_refused_soon_and_in_little_memory()
    {
        var first = Replayed is null
            ? Whole > TimeSpan.FromMinutes(1) ? Environment.TickCount : 1
            : int.Parse(Replayed, CultureInfo.InvariantCulture);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var memory = new MemoryWatch();
        var (watch, inputs, slowest, largest) = (Stopwatch.StartNew(), 0, TimeSpan.Zero, 0L);
        while (watch.Elapsed < Whole && (Replayed is null || inputs == 0))
        {
            var seed = unchecked(first + inputs++);
            var (run, input) = Run(seed);
            outcomes[run.Outcome] = outcomes.GetValueOrDefault(run.Outcome) + 1;
            slowest = run.Took > slowest ? run.Took : slowest;
            largest = Math.Max(largest, run.Allocated);
            if (run.Breach is { } breach)
            {
                Assert.Fail($"{breach} (seed {seed}, kept as {Keep(seed, input)})");
            }
        }
        output.WriteLine($"{inputs} inputs in {watch.Elapsed.TotalSeconds:F0} s; slowest {slowest.TotalMilliseconds:F0} ms; most allocated by one {Megabytes(largest)}; "
            + $"live managed memory grew by at most {Megabytes(memory.MostManaged)}, the working set by {Megabytes(memory.MostWorkingSet)}");
        output.WriteLine(string.Join(Environment.NewLine, outcomes.Select(outcome => $"{outcome.Value,7} {outcome.Key}")));
        Assert.True(memory.MostManaged < MostMemory, $"live managed memory grew by {Megabytes(memory.MostManaged)}");
        Assert.True(memory.MostWorkingSet < MostMemory, $"the working set grew by {Megabytes(memory.MostWorkingSet)}");
    }

    (Result Result, byte[]? Input) Run(int seed)
    {
        var mutation = new Mutation(seed);
        byte[]? input = null;
        Func<ReadDelivery> read;
        string kind;
        if (mutation.Chance(4))
        {
            (kind, read) = ("cells", () => ReadDelivery.Of(FuzzedCells.Document(mutation)));
        }
        else
        {
            (input, kind) = mutation.Next();
            read = () =>
            {
                using var document = files.Open("avails", new MemoryStream(input, writable: false));
                return ReadDelivery.Of(document);
            };
        }
        // A thread of its own, so that one that never returns is seen, and what it allocates is its alone.
        var task = Task.Factory.StartNew(() => Measured(kind, read), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return task.Wait(LongestInput * 2)
            ? (task.Result with { Breach = task.Result.Breach ?? (task.Result.Took > LongestInput ? $"took {task.Result.Took}" : null) }, input)
            : (new Result(kind, LongestInput, 0, "it hangs"), input);
    }

    static Result Measured(string kind, Func<ReadDelivery> read)
    {
        var (watch, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var (outcome, breach) = Outcome(read);
        return new Result($"{kind}: {outcome}", watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated, breach);
    }

    static (string Outcome, string? Breach) Outcome(Func<ReadDelivery> read)
    {
        try
        {
            return ("read", FindingRules.Breach(read()));
        }
        catch (UnreadableFileException refused)
        {
            return (refused.Code, FindingRules.Breach(refused.ToFinding()));
        }
#pragma warning disable CA1031 // Whatever else is thrown is what the test looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ("failed", exception.ToString());
        }
    }

    static string Keep(int seed, byte[]? input)
    {
        var directory = Directory.CreateDirectory(Repository.File("artifacts", "failures"));
        var path = Path.Combine(directory.FullName, $"import-fuzz-{seed}{(input is null ? ".seed" : ".bin")}");
        File.WriteAllBytes(path, input ?? []);
        return path;
    }

    static string Megabytes(long bytes) => $"{bytes / (1024.0 * 1024):F0} MB";

    sealed record Result(string Outcome, TimeSpan Took, long Allocated, string? Breach);
}

/// <summary>Tests that measure the whole process run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
