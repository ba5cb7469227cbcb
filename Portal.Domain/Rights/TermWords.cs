using Portal.Domain.Devices;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>Terms' values as people read them: <c>30 days</c>, <c>SD on software, HD on hardware</c>, <c>blocked</c>.</summary>
public static class TermWords
{
    public static string Of(Term term, TermValue value) => value switch
    {
        TermValue.NoValue => term is Term.Platforms or Term.Plans ? "all" : "none",
        TermValue.Flag flag => Flag(term, flag.Value),
        TermValue.Length length => DurationWords.Of(length.Value),
        TermValue.Moment moment => InstantText.Format(moment.Value),
        TermValue.Word word when term == Term.OnLapse => Lapsing(Lapse.Parse(word.Value)),
        TermValue.Word word => word.Value,
        TermValue.Ids { Values.IsEmpty: true } => "no " + (term == Term.Plans ? "plan" : "platform"),
        TermValue.Ids ids => string.Join(", ", ids.Values.Select(id => NameOf(term, id))),
        TermValue.Floors floors => string.Join(", ", floors.ByQuality.Select(entry => Floor(entry.Key, entry.Value))),
        TermValue.Counts counts => string.Join(", ", counts.Values.Select(count => $"{count.Count} in {DurationWords.Of(count.Per)}")),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no words."),
    };

    static string Flag(Term term, bool value) => (term, value) switch
    {
        (Term.OfflineAllowed, true) => "allowed",
        (Term.OfflineAllowed, false) => "forbidden",
        (_, true) => "yes",
        (_, false) => "no",
    };

    static string Lapsing(Lapse lapse) => lapse switch
    {
        { EndsAtCheckIn: true, Grace: { } grace } => $"at the next check-in, and after {DurationWords.Of(grace)}",
        { EndsAtCheckIn: true } => "at the next check-in",
        { Grace: { } grace } => $"after {DurationWords.Of(grace)}",
        _ => lapse.ToString(),
    };

    static string NameOf(Term term, string id) =>
        (term == Term.Plans ? Plans.Find(id)?.Name : Platforms.Find(id)?.Name) ?? id;

    static string Floor(Quality quality, QualityFloor? floor)
    {
        if (floor is null)
        {
            return $"{quality} not granted";
        }
        var levels = floor.SecurityLevel?.Select(level => $"{level.Key} {level.Value}") ?? [];
        return $"{quality} on {string.Join(" with ", new[] { floor.DeviceTier }.OfType<string>().Concat(levels))}";
    }
}
