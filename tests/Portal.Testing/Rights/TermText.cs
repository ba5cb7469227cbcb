using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Rights;

namespace Portal.Testing.Rights;

/// <summary>
/// Statements in a line: <c>title {offlineAllowed: true, storageWindow: P30D}</c>, narrowed <c>deal C1 [US, DE] [VOD] {…}</c>,
/// with limits <c>deal C1 limits {storageWindow: {value: P7D, clause: "4.2"}}</c>. JSON without quotes; read by <see cref="TermJson"/>.
/// </summary>
public static partial class TermText
{
    /// <summary>Reads statements separated by semicolons; <c>on</c> is short for a title whose offline is allowed.</summary>
    public static IEnumerable<TermStatement> ParseAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => Parse(part == "on" ? "title {offlineAllowed: true}" : part));
    }

    public static TermStatement Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            throw new FormatException($"'{text}' is not a statement.");
        }
        var (statement, problems) = Read(
            ScopeOf(match.Groups["scope"].Value),
            $$"""
            {
                "territories": {{List(match.Groups["territories"])}},
                "licenseTypes": {{List(match.Groups["types"])}},
                "{{(match.Groups["limits"].Success ? "limits" : "values")}}": {{Quote(match.Groups["terms"].Value)}}
            }
            """);
        return statement ?? throw new FormatException(string.Join(" ", problems.Select(problem => $"{problem.Path}: {problem.Message}")));
    }

    /// <summary>Reads JSON as it comes in over the wire.</summary>
    public static (TermStatement? Statement, IReadOnlyList<TermProblem> Problems) Read(Scope scope, string json)
    {
        using var document = JsonDocument.Parse(json);
        var (statement, problems) = TermJson.Read(scope, document.RootElement);
        return (statement, problems);
    }

    static Scope ScopeOf(string text) => text.Split(' ') switch
    {
        ["portal"] => Scope.Portal,
        ["owner", var id] => Scope.Owner(id),
        ["deal", var id] => Scope.Deal(id),
        ["series"] => Scope.Title(Catalog.Series.Id),
        ["season"] => Scope.Title(Catalog.Season.Id),
        ["title"] => Scope.Title(Catalog.Episode.Id),
        _ => throw new FormatException($"'{text}' is not a scope."),
    };

    static string List(Group group) => group.Success ? Quote(group.Value) : "null";

    static string Quote(string text) => Bare().Replace(text, match => match.Value is ['"', ..] or "true" or "false" or "null" ? match.Value : $"\"{match.Value}\"");

    [GeneratedRegex(@"^(?<scope>(owner|deal) [A-Za-z0-9]+|[a-z]+)( (?<territories>\[[A-Z]{2}(, [A-Z]{2})*\]))?( (?<types>\[[A-Z]{3,4}(, [A-Z]{3,4})*\]))?( (?<limits>limits))? (?<terms>\{.*\})$")]
    private static partial Regex Form();

    [GeneratedRegex("\"[^\"]*\"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z|grace P[A-Z0-9]+|[A-Za-z][A-Za-z0-9-]*")]
    private static partial Regex Bare();
}
