using System.Collections.Immutable;
using Portal.Domain.Devices;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>The one table of what each term holds and how limits tighten it. Parsing, resolving and explaining all read it.</summary>
public static class TermRules
{
    /// <summary>Portal, owner and deal only: a title's own value cannot override what a silent avail means.</summary>
    public static bool MayBeStatedAt(Term term, ScopeKind kind) => term != Term.DownloadNotStated || kind != ScopeKind.Title;

    /// <summary>The words a term takes; null for terms that do not hold a word.</summary>
    public static ImmutableArray<string>? WordsOf(Term term) => term switch
    {
        Term.DownloadNotStated => ["forbidden", "allowed"],
        Term.OnLapse => ["atNextCheckIn", "grace", "keep"],
        Term.AtExpiry => ["cut", "finish"],
        Term.RootedDevices => ["blocked", "allowed"],
        Term.DefaultQuality => ["SD", "HD", "UHD"],
        _ => null,
    };

    /// <summary>The strictest of a value and a limit. Applying it twice, or in any order with others, gives the same.</summary>
    public static TermValue Tighten(Term term, TermValue value, TermValue limit) => (value, limit) switch
    {
        (_, TermValue.NoValue) => value,
        (TermValue.NoValue, _) => limit,
        (TermValue.Flag one, TermValue.Flag other) => TightenFlag(term, one, other),
        (TermValue.Length one, TermValue.Length other) => new TermValue.Length(Duration.Min(one.Value, other.Value)),
        (TermValue.Moment one, TermValue.Moment other) => one.Value <= other.Value ? one : other,
        (TermValue.Word one, TermValue.Word other) when term == Term.OnLapse =>
            new TermValue.Word(Lapse.Parse(one.Value).And(Lapse.Parse(other.Value)).ToString()),
        (TermValue.Word one, TermValue.Word other) => Strictness(term, one.Value) <= Strictness(term, other.Value) ? one : other,
        (TermValue.Ids one, TermValue.Ids other) => one.Intersect(other),
        (TermValue.Floors one, TermValue.Floors other) => new TermValue.Floors(TightenFloors(one.ByQuality, other.ByQuality)),
        (TermValue.Counts one, TermValue.Counts other) => Combine(one.Values.AddRange(other.Values)),
        _ => throw new InvalidOperationException($"{term} cannot hold {value.GetType().Name} under {limit.GetType().Name}."),
    };

    /// <summary>One count for each period: the least.</summary>
    public static TermValue.Counts Combine(IEnumerable<CountPer> counts) =>
        new([.. counts.GroupBy(count => count.Per).Select(group => group.MinBy(count => count.Count)).OrderBy(count => count.Per)]);

    /// <summary>Merges a deeper scope's floors over a wider one's, key by key.</summary>
    public static TermValue.Floors Merge(TermValue.Floors wider, TermValue.Floors deeper) => new(wider.ByQuality.SetItems(deeper.ByQuality));

    static TermValue.Flag TightenFlag(Term term, TermValue.Flag value, TermValue.Flag limit)
    {
        var strictIs = term == Term.ClipToAvailEnd;
        return limit.Value == strictIs ? limit : value;
    }

    // Where one word is the stricter of two, it comes first.
    static int Strictness(Term term, string word) => WordsOf(term)!.Value.IndexOf(word);

    // A limit on a quality that nobody granted grants nothing: only granted keys are tightened.
    static ImmutableSortedDictionary<Quality, QualityFloor?> TightenFloors(
        ImmutableSortedDictionary<Quality, QualityFloor?> value,
        ImmutableSortedDictionary<Quality, QualityFloor?> limit)
    {
        foreach (var (quality, floor) in limit)
        {
            if (value.TryGetValue(quality, out var granted) && granted is not null)
            {
                value = value.SetItem(quality, floor is null ? null : Highest(granted, floor));
            }
        }
        return value;
    }

    static QualityFloor Highest(QualityFloor one, QualityFloor other) => new(
        HighestTier(one.DeviceTier, other.DeviceTier),
        HighestLevels(one.SecurityLevel, other.SecurityLevel));

    static string? HighestTier(string? one, string? other) =>
        (one, other) switch
        {
            (null, _) => other,
            (_, null) => one,
            _ => DeviceTiers.RankOf(one) >= DeviceTiers.RankOf(other) ? one : other,
        };

    static ImmutableSortedDictionary<string, string>? HighestLevels(
        ImmutableSortedDictionary<string, string>? one,
        ImmutableSortedDictionary<string, string>? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }
        foreach (var (drm, level) in other)
        {
            one = !one.TryGetValue(drm, out var present) || SecurityLevels.RankOf(level) > SecurityLevels.RankOf(present)
                ? one.SetItem(drm, level)
                : one;
        }
        return one;
    }
}
