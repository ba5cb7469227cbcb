using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Portal.Testing;
using Xunit;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>
/// One of the solution's servers as a process of its own, from its built output, on a free port of 127.0.0.1 that it keeps
/// over restarts. Its lines are kept, one log message a line.
/// </summary>
public abstract partial class ServerProcess(string project) : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    readonly ConcurrentQueue<string> lines = new();
    Process? process;

    /// <summary>Where it listens; known once started.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Everything it wrote since the first start, standard error included.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Called for each line, on the thread that reads it.</summary>
    public Action<string>? LineWritten { get; set; }

    /// <summary>Arguments beside the address.</summary>
    protected abstract IEnumerable<string> Arguments { get; }

    protected virtual string Environment => "Production";

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task Start()
    {
        var said = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.Exited += (_, _) => said.TrySetException(new InvalidOperationException($"{project} stopped at its start:\n{Tail()}"));
        process.OutputDataReceived += (_, line) => Take(line.Data, said);
        process.ErrorDataReceived += (_, line) => Take(line.Data, said);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Address = await said.Task.WaitAsync(StartLimit);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{project} said no address within {StartLimit.TotalSeconds} s:\n{Tail()}");
        }

        await WaitUntilReady();
    }

    /// <summary>Ends it as a power cut would: SIGKILL, nothing is flushed or finished.</summary>
    public async Task KillHard()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Kills the process while a line is read, as soon as one for which <paramref name="isIt"/> holds; done when it is gone.</summary>
    public async Task KillHardAt(Func<string, bool> isIt, TimeSpan limit)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dying = process!;
        LineWritten = line =>
        {
            if (!seen.Task.IsCompleted && isIt(line))
            {
                dying.Kill();
                seen.TrySetResult();
            }
        };
        try
        {
            await seen.Task.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{project} did not come to the line it was to be killed at:\n{Tail()}");
        }
        finally
        {
            LineWritten = null;
        }

        await dying.WaitForExitAsync();
        dying.Dispose();
        process = null;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillHard();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The last lines, for messages.</summary>
    public string Tail() => string.Join('\n', lines.TakeLast(40));

    protected abstract Task WaitUntilReady();

    ProcessStartInfo StartInfo()
    {
        var program = BuiltProgram();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in new[] { program, "--urls", Address.GetLeftPart(UriPartial.Authority) }.Concat(Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["DOTNET_ENVIRONMENT"] = Environment;
        start.Environment["Logging__Console__FormatterName"] = "simple";
        start.Environment["Logging__Console__FormatterOptions__SingleLine"] = "true";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        return start;
    }

    // tests/X.Tests/bin/Debug/net10.0 says which configuration and framework to look for.
    string BuiltProgram()
    {
        var output = Path.GetRelativePath(Repository.File("tests", "Portal.EndToEnd.Tests"), AppContext.BaseDirectory);
        return Path.GetFullPath(Repository.File(project, output, $"{Path.GetFileName(project)}.dll"));
    }

    void Take(string? line, TaskCompletionSource<Uri> said)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (ListensOn().Match(line) is { Success: true } match)
        {
            said.TrySetResult(new Uri(match.Value));
        }

        LineWritten?.Invoke(line);
    }

    [GeneratedRegex(@"(?<=Now listening on: )http://127\.0\.0\.1:\d+")]
    private static partial Regex ListensOn();
}
