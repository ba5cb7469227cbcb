using Portal.Domain.Changes.Lint;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Changes;

/// <summary>docs/lint.md tells every code as the table has it.</summary>
public sealed class LintDocumentTests
{
    [Fact]
    public void Every_code_has_one_row_with_its_severity_and_a_reason()
    {
        var rows = File.ReadLines(Repository.File("docs", "lint.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)).ToArray();

        Assert.Equal(
            TermLint.Codes.Select(code => (code.Code, code.Severity.ToString().ToLowerInvariant())).Order(),
            rows.Select(cells => (cells[0].Trim('`'), cells[1])).Order());
        Assert.All(rows, cells => Assert.True(cells is [_, _, { Length: > 0 }, { Length: > 0 }], string.Join(" | ", cells)));
    }
}
