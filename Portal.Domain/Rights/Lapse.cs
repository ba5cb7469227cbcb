using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>
/// What a lapsed membership does to a copy, the word of <c>onLapse</c> read: <c>keep</c>, <c>atNextCheckIn</c>, <c>grace P7D</c> or, where a
/// limit brings the last two together, <c>atNextCheckIn, grace P7D</c>: of those neither is the stricter for every copy, so that both count.
/// </summary>
/// <param name="EndsAtCheckIn">It ends at the first check-in after the lapse.</param>
/// <param name="Grace">It ends so long after the lapse; null = never for that.</param>
public readonly record struct Lapse(bool EndsAtCheckIn, Duration? Grace)
{
    const string AtNextCheckIn = "atNextCheckIn";
    const string GracePrefix = "grace ";

    /// <exception cref="FormatException">It is no such word.</exception>
    public static Lapse Parse(string word) => word switch
    {
        "keep" => default,
        AtNextCheckIn => new(true, null),
        _ when word.StartsWith(GracePrefix, StringComparison.Ordinal) => new(false, Duration.Parse(word[GracePrefix.Length..])),
        _ when word.StartsWith($"{AtNextCheckIn}, {GracePrefix}", StringComparison.Ordinal) => Parse(word[$"{AtNextCheckIn}, ".Length..]) with { EndsAtCheckIn = true },
        _ => throw new FormatException($"'{word}' does not say what a lapse does."),
    };

    /// <summary>Ends a copy when either would.</summary>
    public Lapse And(Lapse other) => new(
        EndsAtCheckIn || other.EndsAtCheckIn,
        (Grace, other.Grace) is ({ } one, { } two) ? Duration.Min(one, two) : Grace ?? other.Grace);

    public override string ToString() => (EndsAtCheckIn, Grace) switch
    {
        (false, null) => "keep",
        (true, null) => AtNextCheckIn,
        (false, { } grace) => $"{GracePrefix}{grace}",
        (true, { } grace) => $"{AtNextCheckIn}, {GracePrefix}{grace}",
    };
}
