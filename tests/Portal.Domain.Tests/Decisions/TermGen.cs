using System.Collections.Immutable;
using CsCheck;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Tests.Decisions;

/// <summary>Random values and limits of every term.</summary>
static class TermGen
{
    public static Gen<Duration> Lengths { get; } = Gen.Int[1, 90].Select(halves => Duration.FromHours(halves * 12));

    public static Gen<(Term Term, TermValue Value)> Values { get; } =
        from term in Gen.Enum<Term>()
        from value in Rights.TermValues.MayBeNone(term) ? Gen.Frequency((3, Of(term)), (1, Gen.Const(TermValue.None))) : Of(term)
        select (term, value);

    public static Gen<(Term Term, TermValue Value)> Limits { get; } =
        from term in Gen.Enum<Term>()
        from value in Of(term)
        select (term, value);

    static Gen<TermValue> Of(Term term) => term switch
    {
        Term.OfflineAllowed => Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))).Select(flag => (TermValue)new TermValue.Flag(flag)),
        Term.ClipToAvailEnd or Term.RenewOnCheckIn => Gen.Bool.Select(flag => (TermValue)new TermValue.Flag(flag)),
        Term.StorageWindow or Term.PlaybackWindow or Term.CheckInInterval => Lengths.Select(length => (TermValue)new TermValue.Length(length)),
        Term.HardEnd => DecisionGen.Instants.Select(instant => (TermValue)new TermValue.Moment(instant)),
        Term.OnLapse => Gen.OneOf(Gen.OneOf("atNextCheckIn", "keep"), Lengths.Select(length => $"grace {length}")).Select(word => (TermValue)new TermValue.Word(word)),
        Term.DownloadNotStated or Term.AtExpiry or Term.RootedDevices or Term.DefaultQuality =>
            Gen.OneOf([.. TermRules.WordsOf(term)!.Value]).Select(word => (TermValue)new TermValue.Word(word)),
        Term.Platforms => Some([.. Platforms.All.Select(platform => platform.Id)], "android"),
        Term.Plans => Some([.. Plans.All.Select(plan => plan.Id)], "standard"),
        Term.Qualities => Gen.Select(Gen.Enum<Quality>(), Floors).Array[1, 3].Select(floors =>
            (TermValue)new TermValue.Floors(floors.DistinctBy(floor => floor.Item1).ToImmutableSortedDictionary(floor => floor.Item1, floor => floor.Item2))),
        Term.DownloadsPerTitle => Gen.Select(Gen.Int[1, 9], Gen.OneOf(1, 30, 365)).Array[1, 2].Select(counts =>
            (TermValue)TermRules.Combine(counts.Select(count => new CountPer(count.Item1, Duration.FromDays(count.Item2))))),
    };

    static Gen<QualityFloor?> Floors { get; } = Gen.OneOf(
        Gen.Const(default(QualityFloor)),
        Gen.OneOf([.. DeviceTiers.All]).Select(tier => (QualityFloor?)new QualityFloor(tier.Id)),
        Gen.Select(Gen.OneOf([null, .. DeviceTiers.All.Select(tier => tier.Id)]), Levels(Drm.Widevine), Levels(Drm.PlayReady), (tier, widevine, playReady) =>
            (QualityFloor?)new QualityFloor(tier, ImmutableSortedDictionary<string, string>.Empty.Add("widevine", widevine).Add("playready", playReady))));

    static Gen<string> Levels(Drm drm) => Gen.OneOf([.. SecurityLevels.Of(drm)]);

    // The usual one is among them more often than not, else next to nothing would be allowed.
    static Gen<TermValue> Some(string[] ids, string usual) => Gen.Select(Gen.OneOf(ids).Array[1, 4], Gen.Int[0, 3], (some, without) =>
        (TermValue)TermValue.Ids.Of(without == 0 ? some : [.. some, usual]));
}
