using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

/// <summary>docs/avails.md tells every code there is, once.</summary>
public sealed partial class FindingsDocumentTests
{
    [Fact]
    public void Every_code_is_told_once_and_no_other()
    {
        var codes = typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var told = File.ReadLines(Repository.File("docs", "avails.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

        Assert.Equal(codes.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();
}
