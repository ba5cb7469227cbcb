using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>Names where a term comes from: never an id without a name.</summary>
/// <param name="titleNames">By title id.</param>
public sealed class SourceWords(ImmutableDictionary<string, string> titleNames)
{
    /// <summary>As in <c>from deal Aurora 2026</c>.</summary>
    public string From(TermSource source) => source.Kind switch
    {
        "builtIn" => "the portal's starting terms",
        "portal" => "the portal's terms",
        "owner" => $"content owner {source.Id}",
        "avail" => "the avail",
        "title" => titleNames.GetValueOrDefault(source.Id, source.Id),
        _ => $"{source.Kind} {source.Id}",
    };

    /// <summary>As a sentence begins, the clause included: <c>Aurora 2026, clause 4.2,</c>.</summary>
    public string Subject(AppliedLimit limit) => limit.Source.Kind switch
    {
        "avail" => $"The avail{(limit.Clause is null ? "" : $" ({limit.Clause})")}",
        "deal" => limit.Source.Id + Clause(limit),
        _ => Capitalised(From(limit.Source)) + Clause(limit),
    };

    /// <summary>As in <c>limited by Aurora 2026, clause 4.2</c>.</summary>
    public string By(AppliedLimit limit) => limit.Source.Kind switch
    {
        "avail" => $"the avail{(limit.Clause is null ? "" : $" ({limit.Clause})")}",
        _ when limit.Clause == "Download not stated" => $"{From(limit.Source)}, because the avail does not state Download",
        _ => From(limit.Source) + (limit.Clause is null ? "" : $", clause {limit.Clause}"),
    };

    static string Clause(AppliedLimit limit) => limit.Clause is null or "Download not stated" ? "" : $" (clause {limit.Clause})";

    static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
