using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>What a limit does to what was entered, in one sentence.</summary>
public static class LimitWords
{
    public static string Of(Term term, TermValue entered, AppliedLimit limit, SourceWords sources) => (term, limit) switch
    {
        (Term.OfflineAllowed, { Clause: "Download not stated" }) =>
            $"The avail does not state Download, and by {sources.From(limit.Source)} that is forbidden.",
        (Term.OfflineAllowed, { Source.Kind: "avail" }) => "The avail says no: its Download is No.",
        (Term.OfflineAllowed, _) => $"{sources.Subject(limit)} forbids downloads.",
        _ => (entered, limit.Value) switch
        {
            (TermValue.NoValue, TermValue.Length or TermValue.Counts) =>
                $"{sources.Subject(limit)} allows at most {TermWords.Of(term, limit.Value)}; you entered none.",
            (_, TermValue.Length or TermValue.Counts) =>
                $"{sources.Subject(limit)} allows at most {TermWords.Of(term, limit.Value)}; you entered {TermWords.Of(term, entered)}.",
            (TermValue.Ids chosen, TermValue.Ids allowed) =>
                $"{sources.Subject(limit)} does not allow {TermWords.Of(term, TermValue.Ids.Of(chosen.Values.Except(allowed.Values)))}.",
            (_, TermValue.Ids) => $"{sources.Subject(limit)} allows only {TermWords.Of(term, limit.Value)}.",
            (TermValue.Floors stated, TermValue.Floors floors) => $"{sources.Subject(limit)} {FloorWords(stated, floors)}.",
            (_, TermValue.Moment) => $"{sources.Subject(limit)} ends it on {TermWords.Of(term, limit.Value)} at the latest.",
            _ => $"{sources.Subject(limit)} allows only “{TermWords.Of(term, limit.Value)}”; you entered “{TermWords.Of(term, entered)}”.",
        },
    };

    static string FloorWords(TermValue.Floors stated, TermValue.Floors limit)
    {
        var biting = limit.ByQuality.Where(entry => stated.ByQuality.GetValueOrDefault(entry.Key) is { } granted && !granted.Equals(entry.Value)).ToArray();
        var forbidden = biting.Where(entry => entry.Value is null).Select(entry => entry.Key.ToString()).ToArray();
        var asked = biting.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key} on {entry.Value!.DeviceTier ?? "its own security levels"}").ToArray();
        return (forbidden, asked) switch
        {
            ([_, ..], []) => $"forbids {string.Join(" and ", forbidden)}",
            ([], _) => $"asks for {string.Join(", ", asked)} at least",
            _ => $"forbids {string.Join(" and ", forbidden)} and asks for {string.Join(", ", asked)} at least",
        };
    }
}
