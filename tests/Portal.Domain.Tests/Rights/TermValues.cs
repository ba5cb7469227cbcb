using System.Collections.Immutable;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;

namespace Portal.Domain.Tests.Rights;

/// <summary>Values of every term at random, the same for one seed; none among them where a term can have none.</summary>
sealed class TermValues(int seed)
{
    readonly Random random = new(seed);

    public TermValue Any(Term term) => MayBeNone(term) && random.Next(5) == 0 ? TermValue.None : Limit(term);

    public TermValue Limit(Term term) => term switch
    {
        Term.OfflineAllowed or Term.ClipToAvailEnd or Term.RenewOnCheckIn => new TermValue.Flag(random.Next(2) == 0),
        Term.StorageWindow or Term.PlaybackWindow or Term.CheckInInterval => new TermValue.Length(Length()),
        Term.HardEnd => new TermValue.Moment(Instant.At("2026-01-01").AddDays(random.Next(5))),
        Term.OnLapse => new TermValue.Word(random.Next(3) switch { 0 => "atNextCheckIn", 1 => "keep", _ => $"grace {Length()}" }),
        Term.DownloadNotStated or Term.AtExpiry or Term.RootedDevices or Term.DefaultQuality => new TermValue.Word(Of(TermRules.WordsOf(term)!.Value)),
        Term.Platforms => TermValue.Ids.Of(Some(Platforms.All.Select(platform => platform.Id))),
        Term.Plans => TermValue.Ids.Of(Some(Plans.All.Select(plan => plan.Id))),
        Term.Qualities => new TermValue.Floors(Some(Enum.GetValues<Quality>()).ToImmutableSortedDictionary(quality => quality, _ => Floor())),
        Term.DownloadsPerTitle => TermRules.Combine(Some([1, 7, 30, 365]).Select(days => new CountPer(random.Next(1, 6), Duration.FromDays(days)))),
    };

    public static bool MayBeNone(Term term) => term
        is Term.StorageWindow or Term.PlaybackWindow or Term.CheckInInterval or Term.HardEnd or Term.Platforms or Term.Plans or Term.DownloadsPerTitle;

    QualityFloor? Floor() => random.Next(4) switch
    {
        0 => null,
        1 => new QualityFloor(Of([.. DeviceTiers.All]).Id),
        2 => new QualityFloor(null, Levels()),
        _ => new QualityFloor(Of([.. DeviceTiers.All]).Id, Levels()),
    };

    ImmutableSortedDictionary<string, string> Levels() => Some([Drm.Widevine, Drm.PlayReady])
        .ToImmutableSortedDictionary(SecurityLevels.NameOf, drm => Of([.. SecurityLevels.Of(drm)]), StringComparer.Ordinal);

    Duration Length() => Duration.FromHours(random.Next(1, 6) * 24);

    T Of<T>(ImmutableArray<T> items) => items[random.Next(items.Length)];

    List<T> Some<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return [.. all.Take(random.Next(1, all.Length + 1))];
    }
}
