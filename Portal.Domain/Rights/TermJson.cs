using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>
/// Statements on the wire: <c>{ territories, licenseTypes, values, limits }</c>. Reading collects every problem, never the first only,
/// and refuses unknown members by name. Writing is the reverse: what was written reads back the same.
/// </summary>
public static class TermJson
{
    /// <summary>Reads a statement at a scope. Problems are empty exactly when the statement is not null.</summary>
    public static (TermStatement? Statement, ImmutableArray<TermProblem> Problems) Read(Scope scope, JsonElement json)
    {
        var problems = ImmutableArray.CreateBuilder<TermProblem>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, [new TermProblem("", "A statement is an object: { territories, licenseTypes, values, limits }.")]);
        }
        ImmutableSortedSet<Territory>? territories = null;
        ImmutableSortedSet<LicenseType>? licenseTypes = null;
        var values = ImmutableSortedDictionary.CreateBuilder<Term, TermValue>();
        var limits = ImmutableSortedDictionary.CreateBuilder<Term, TermLimit>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case var name when !seen.Add(name):
                    problems.Add(new TermProblem(name, $"'{name}' is stated twice."));
                    break;
                case "territories":
                    territories = ReadSet<Territory>(member, problems, text => Territory.TryParse(text, out var territory) ? territory : null, "an ISO 3166-1 alpha-2 code or ZZ");
                    break;
                case "licenseTypes":
                    licenseTypes = ReadSet<LicenseType>(member, problems, ParseLicenseType, "EST, VOD, SVOD or AVOD");
                    break;
                case "values":
                    ReadTerms(scope, member, problems, (term, value, path) => ReadValue(term, value, path, values, problems));
                    break;
                case "limits":
                    ReadTerms(scope, member, problems, (term, value, path) => ReadLimit(term, value, path, limits, problems));
                    break;
                default:
                    problems.Add(new TermProblem(member.Name, $"'{member.Name}' is not a member of a statement: use territories, licenseTypes, values, limits."));
                    break;
            }
        }
        return problems.Count > 0
            ? (null, problems.ToImmutable())
            : (new TermStatement(scope, new Narrowing(territories, licenseTypes), values.ToImmutable(), limits.ToImmutable()), []);
    }

    /// <summary>Reads stored text. What was stored was valid, so a problem here is a broken contract.</summary>
    public static TermStatement ReadStored(Scope scope, string json)
    {
        using var document = JsonDocument.Parse(json);
        var (statement, problems) = Read(scope, document.RootElement);
        return statement ?? throw new FormatException($"The stored terms of {scope} cannot be read: {problems[0].Path}: {problems[0].Message}");
    }

    public static JsonObject Write(TermStatement statement) => new()
    {
        ["territories"] = Array(statement.Narrowing.Territories?.Select(territory => territory.Code)),
        ["licenseTypes"] = Array(statement.Narrowing.LicenseTypes?.Select(type => type.ToString())),
        ["values"] = new JsonObject(statement.Values.Select(entry => KeyValuePair.Create(entry.Key.WireName(), TermValueJson.Write(entry.Value)))),
        ["limits"] = new JsonObject(statement.Limits.Select(entry => KeyValuePair.Create(entry.Key.WireName(), (JsonNode?)WriteLimit(entry.Value)))),
    };

    static JsonObject WriteLimit(TermLimit limit)
    {
        var json = new JsonObject { ["value"] = TermValueJson.Write(limit.Value) };
        if (limit.Clause is not null)
        {
            json["clause"] = limit.Clause;
        }
        return json;
    }

    static JsonArray? Array(IEnumerable<string>? items) => items is null ? null : new JsonArray([.. items.Select(item => JsonValue.Create(item))]);

    static LicenseType? ParseLicenseType(string text) =>
        Enum.TryParse<LicenseType>(text, ignoreCase: false, out var type) && type.ToString() == text ? type : null;

    static ImmutableSortedSet<T>? ReadSet<T>(
        JsonProperty member, ImmutableArray<TermProblem>.Builder problems, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (member.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (member.Value.ValueKind != JsonValueKind.Array || member.Value.GetArrayLength() == 0)
        {
            problems.Add(new TermProblem(member.Name, $"State a list, or leave '{member.Name}' out for all."));
            return null;
        }
        var items = ImmutableSortedSet.CreateBuilder<T>();
        foreach (var item in member.Value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && parse(item.GetString()!) is { } value)
            {
                items.Add(value);
            }
            else
            {
                problems.Add(new TermProblem(member.Name, $"{item.GetRawText()} is not {expected}."));
            }
        }
        return items.ToImmutable();
    }

    static void ReadTerms(Scope scope, JsonProperty member, ImmutableArray<TermProblem>.Builder problems, Action<Term, JsonElement, string> read)
    {
        if (member.Value.ValueKind == JsonValueKind.Null)
        {
            return;
        }
        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new TermProblem(member.Name, $"'{member.Name}' is an object of terms."));
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in member.Value.EnumerateObject())
        {
            var path = $"{member.Name}.{entry.Name}";
            if (!seen.Add(entry.Name))
            {
                problems.Add(new TermProblem(path, $"'{entry.Name}' is stated twice."));
            }
            else if (!TermNames.TryParse(entry.Name, out var term))
            {
                problems.Add(new TermProblem(path, $"'{entry.Name}' is not a term. The terms are {string.Join(", ", Enum.GetValues<Term>().Select(known => known.WireName()))}."));
            }
            else if (!TermRules.MayBeStatedAt(term, scope.Kind))
            {
                problems.Add(new TermProblem(path, $"'{entry.Name}' is stated at the portal, an owner or a deal; a title cannot override it."));
            }
            else
            {
                read(term, entry.Value, path);
            }
        }
    }

    static void ReadValue(
        Term term, JsonElement json, string path, ImmutableSortedDictionary<Term, TermValue>.Builder values, ImmutableArray<TermProblem>.Builder problems)
    {
        var (value, problem) = TermValueJson.Read(term, json);
        if (value is null)
        {
            problems.Add(new TermProblem(path, problem!));
            return;
        }
        values.Add(term, value);
    }

    static void ReadLimit(
        Term term, JsonElement json, string path, ImmutableSortedDictionary<Term, TermLimit>.Builder limits, ImmutableArray<TermProblem>.Builder problems)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("value", out var stated))
        {
            problems.Add(new TermProblem(path, "A limit is an object: { \"value\": …, \"clause\": \"4.2\" }; the clause may be left out."));
            return;
        }
        foreach (var member in json.EnumerateObject().Where(member => member.Name is not ("value" or "clause")))
        {
            problems.Add(new TermProblem($"{path}.{member.Name}", $"'{member.Name}' is not a member of a limit: use value, clause."));
        }
        var (value, problem) = TermValueJson.ReadLimit(term, stated);
        if (value is null)
        {
            problems.Add(new TermProblem($"{path}.value", problem!));
        }
        string? clause = null;
        if (json.TryGetProperty("clause", out var clauseJson) && clauseJson.ValueKind != JsonValueKind.Null)
        {
            if (clauseJson.ValueKind != JsonValueKind.String || clauseJson.GetString() is not { Length: > 0 and <= 200 } text)
            {
                problems.Add(new TermProblem($"{path}.clause", "A clause is a text of at most 200 characters."));
                return;
            }
            clause = text;
        }
        if (value is not null)
        {
            limits.Add(term, new TermLimit(value, clause));
        }
    }
}
