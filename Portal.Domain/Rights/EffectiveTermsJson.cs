using System.Text.Json.Nodes;

namespace Portal.Domain.Rights;

/// <summary>
/// Effective terms on the wire, each with where it comes from:
/// <c>{ name: { value, setBy: { scope, id, value }, limitedBy: [ { scope, id, value, clause } ] } }</c>.
/// API, pages and audit show this one explanation.
/// </summary>
public static class EffectiveTermsJson
{
    public static JsonObject Write(EffectiveTerms terms) =>
        new(terms.ByTerm.Select(entry => KeyValuePair.Create(entry.Key.WireName(), (JsonNode?)Write(entry.Value))));

    static JsonObject Write(EffectiveTerm term) => new()
    {
        ["value"] = TermValueJson.Write(term.Value),
        ["setBy"] = Write(term.SetBy, term.Stated),
        ["limitedBy"] = new JsonArray([.. term.LimitedBy.Select(Write)]),
    };

    static JsonObject Write(AppliedLimit limit)
    {
        var json = Write(limit.Source, limit.Value);
        json["clause"] = limit.Clause;
        return json;
    }

    static JsonObject Write(TermSource source, TermValue value) => new()
    {
        ["scope"] = source.Kind,
        ["id"] = source.Id,
        ["value"] = TermValueJson.Write(value),
    };
}
