using System.Runtime.CompilerServices;

namespace Portal.Domain.Tests.Decisions;

/// <summary>One row of decisions.md; empty text where a cell says nothing.</summary>
public sealed record DecisionCase(
    string Name, string Avails, string Terms, string Request, string Answer, string Expires, string Clock, string Message, string Avail)
{
    const int Columns = 9;

    /// <summary>Every row of every table. A line that looks like a row and is none throws, so that no case is passed over.</summary>
    public static IReadOnlyList<DecisionCase> ReadAll() => [.. File.ReadLines(TablePath())
        .Where(line => line.StartsWith('|'))
        .Select(line => line[1..].TrimEnd()[..^1].Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells[0] != "case" && !cells[0].StartsWith("---", StringComparison.Ordinal))
        .Select(Of)];

    static DecisionCase Of(string[] cells) => cells.Length == Columns
        ? new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8])
        : throw new FormatException($"The case '{cells[0]}' has {cells.Length} cells, not {Columns}.");

    static string TablePath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "decisions.md");
}
