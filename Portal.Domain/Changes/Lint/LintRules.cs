using System.Collections.Immutable;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using static Portal.Domain.Changes.Lint.LintSeverity;

namespace Portal.Domain.Changes.Lint;

/// <summary>
/// Everything that is looked for, in one table. Each rule's comment says where it was learnt: a rule of the design, or a case
/// that went wrong in someone's service.
/// </summary>
static class LintRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(Error, "Zero", Term.DownloadsPerTitle, [Term.DownloadsPerTitle], Zero),
        new(Error, "NoPlatformPersists", Term.Platforms, [Term.Platforms, Term.OfflineAllowed], NoPlatformPersists),
        new(Error, "NoTierForQuality", Term.Qualities, [Term.Qualities, Term.Platforms], NoTierForQuality),
        new(Error, "UhdWithoutHdcp22", Term.Qualities, [Term.Qualities], UhdWithoutHdcp22),
        new(Warning, "PlatformCannotPersist", Term.Platforms, [Term.Platforms], PlatformCannotPersist),
        new(Warning, "PlaybackLongerThanStorage", Term.PlaybackWindow, [Term.PlaybackWindow, Term.StorageWindow], PlaybackLongerThanStorage),
        new(Warning, "PlaybackShorterThanRunTime", Term.PlaybackWindow, [Term.PlaybackWindow], PlaybackShorterThanRunTime),
        new(Warning, "StorageLongerThanRental", Term.StorageWindow, [Term.StorageWindow], StorageLongerThanRental),
        new(Warning, "CheckInLongerThanStorage", Term.CheckInInterval, [Term.CheckInInterval, Term.StorageWindow], CheckInLongerThanStorage),
        new(Warning, "NeverEnds", Term.StorageWindow, [Term.StorageWindow, Term.ClipToAvailEnd, Term.HardEnd, Term.CheckInInterval], NeverEnds),
        new(Warning, "HdOnSoftware", Term.Qualities, [Term.Qualities], HdOnSoftware),
        new(Warning, "NoQualityGranted", Term.Qualities, [Term.Qualities, Term.OfflineAllowed], NoQualityGranted),
        new(Warning, "DefaultQualityNotGranted", Term.DefaultQuality, [Term.DefaultQuality, Term.Qualities], DefaultQualityNotGranted),
        new(Warning, "DefaultQualityIsHighest", Term.DefaultQuality, [Term.DefaultQuality, Term.Qualities], DefaultQualityIsHighest),
        new(Warning, "NoPlanLeft", Term.Plans, [Term.Plans], NoPlanLeft),
    ];

    // Design: zero is refused everywhere. "0" meant unlimited on one side and expired on the other (androidx/media #2605, ExoPlayer #3150).
    static string? Zero(LintCase judged) =>
        judged.Terms.DownloadsPerTitle is { } counts && counts.Any(count => count.Count < 1)
            ? "A count of zero downloads is not a limit but a ban: forbid offline instead, or leave the count out for no limit."
            : null;

    // Design section 7. Desktop Chrome took persistent licences back (Shaka #8480): whoever is granted only such platforms gets nothing.
    static string? NoPlatformPersists(LintCase judged) =>
        judged.Terms.Platforms is { } granted && Persisting(granted).Length == 0
            ? granted.IsEmpty
                ? "No platform is left: the limits and the stated platforms have none in common."
                : $"None of {Names(granted)} can keep a licence, so nothing could be downloaded. Grant at least one of {Names(Persisting(null).Select(one => one.Id))}."
            : null;

    // Design section 7. HD keys for devices that cannot hold them fail the whole title (Shaka #6436, ExoPlayer #4786).
    static string? NoTierForQuality(LintCase judged)
    {
        var drms = Persisting(judged.Terms.Platforms).SelectMany(platform => platform.Drms).ToHashSet();
        var unplayable = Granted(judged).Where(entry => drms.Count > 0 && !CanPlay(entry.Floor, drms)).Select(entry => entry.Quality).ToArray();
        return unplayable.Length == 0
            ? null
            : $"No device tier on the granted platforms meets what {string.Join(" and ", unplayable)} asks for. Lower its floor, or do not grant it.";
    }

    // Design section 7: UHD is never without HDCP 2.2, which only the highest tier asks for.
    static string? UhdWithoutHdcp22(LintCase judged) =>
        judged.Terms.FloorOf(Quality.UHD) is { } floor
        && (floor.DeviceTier is not { } tier || DeviceTiers.RankOf(tier) < DeviceTiers.HardwareUhd.Rank)
            ? $"UHD needs HDCP 2.2, which only the tier {DeviceTiers.HardwareUhd.Id} asks for: state that tier, or do not grant UHD."
            : null;

    // Chrome, Electron and television platforms wipe or never keep licences (Shaka #9524, castlabs #207).
    static string? PlatformCannotPersist(LintCase judged) =>
        judged.Terms.Platforms is { } granted && Persisting(granted).Length > 0
        && granted.Where(id => Platforms.Find(id) is { CanPersist: false }).ToArray() is { Length: > 0 } unable
            ? $"{Names(unable)} cannot keep a licence: granting {(unable.Length == 1 ? "it" : "them")} changes nothing."
            : null;

    // Rental 900 s, playback 600 s, licence 300 s went live and died with a generic error (ExoPlayer #9435).
    static string? PlaybackLongerThanStorage(LintCase judged) =>
        judged.Terms is { PlaybackWindow: { } playback, StorageWindow: { } storage } && playback > storage
            ? $"The playback window of {DurationWords.Of(playback)} is longer than the storage window of {DurationWords.Of(storage)}, which ends it first."
            : null;

    // Same case: a window set to less than the film's length ends while it plays (Brightcove PR #312 had film length plus 10 s).
    static string? PlaybackShorterThanRunTime(LintCase judged) =>
        judged is { Terms.PlaybackWindow: { } playback, RunTime: { } runTime } && playback < runTime
            ? $"The playback window of {DurationWords.Of(playback)} is shorter than the title's run time of {DurationWords.Of(runTime)}."
            : null;

    // The avail's RentalDuration is a limit: what is stated beyond it never counts.
    static string? StorageLongerThanRental(LintCase judged) =>
        judged.Avail?.RentalDuration is { } rental
        && judged.Terms.ByTerm[Term.StorageWindow].Stated is TermValue.Length { Value: var storage } && storage > rental
            ? $"The storage window of {DurationWords.Of(storage)} is longer than the rental of {DurationWords.Of(rental)} that the avails grant, which counts instead."
            : null;

    // A check-in that falls due after the licence has ended is never made (androidx/media #919: renewing works only before expiry).
    static string? CheckInLongerThanStorage(LintCase judged) =>
        judged.Terms is { CheckInInterval: { } checkIn, StorageWindow: { } storage } && checkIn > storage
            ? $"The check-in interval of {DurationWords.Of(checkIn)} is longer than the storage window of {DurationWords.Of(storage)}: the licence ends before it is due."
            : null;

    // A first-play time overwritten on each play meant content that never expired (mux-player-swift PR #86); only a purchase may be kept for good.
    static string? NeverEnds(LintCase judged) =>
        judged.Avail?.FixedEndDate is null
        && judged is { LicenseType: not LicenseType.EST, Terms: { StorageWindow: null, HardEnd: null, CheckInInterval: null, ClipToAvailEnd: false } }
            ? "A download that is never played would never end: state a storage window, a check-in interval or a hard end."
            : null;

    // Design section 3: HD on hardware is the default. HD keys leak from L3 devices first (inputstream.adaptive #212).
    static string? HdOnSoftware(LintCase judged)
    {
        var soft = Granted(judged).Where(entry => entry.Quality >= Quality.HD && IsSoftware(entry.Floor)).Select(entry => entry.Quality).ToArray();
        return soft.Length == 0 ? null : $"{string.Join(" and ", soft)} on devices that protect in software only: most contracts ask for hardware.";
    }

    static string? NoQualityGranted(LintCase judged) =>
        judged.Terms.OfflineAllowed && !Granted(judged).Any() ? "No quality is granted, so nothing could be downloaded." : null;

    static string? DefaultQualityNotGranted(LintCase judged) =>
        Granted(judged).Any() && judged.Terms.FloorOf(judged.Terms.DefaultQuality) is null
            ? $"The default quality {judged.Terms.DefaultQuality} is not granted: a download that names no quality is refused."
            : null;

    // Sizes are unknown before a download (Shaka #2900): a default of the highest fills devices unasked.
    static string? DefaultQualityIsHighest(LintCase judged)
    {
        var granted = Granted(judged).Select(entry => entry.Quality).ToArray();
        return granted.Length > 1 && judged.Terms.DefaultQuality == granted.Max()
            ? $"The default quality {judged.Terms.DefaultQuality} is the highest granted: every download that names none takes the most space."
            : null;
    }

    static string? NoPlanLeft(LintCase judged) =>
        judged.Terms.Plans is { IsEmpty: true } ? "No plan is left: the limits and the stated plans have none in common." : null;

    static Platform[] Persisting(IEnumerable<string>? granted) =>
        [.. Platforms.All.Where(platform => platform.CanPersist && granted?.Contains(platform.Id) != false)];

    static string Names(IEnumerable<string> platforms) => string.Join(", ", platforms.Select(id => Platforms.Find(id)?.Name ?? id));

    static IEnumerable<(Quality Quality, QualityFloor Floor)> Granted(LintCase judged) =>
        Enum.GetValues<Quality>().Select(quality => (quality, judged.Terms.FloorOf(quality))).Where(entry => entry.Item2 is not null).Select(entry => (entry.quality, entry.Item2!));

    static bool CanPlay(QualityFloor floor, HashSet<Drm> drms) =>
        DeviceTiers.All.Any(tier =>
            (floor.DeviceTier is null || (DeviceTiers.Find(floor.DeviceTier) is { } asked && tier.Rank >= asked.Rank))
            && drms.Any(drm => Meets(tier.Requirements.GetValueOrDefault(drm), floor.SecurityLevel?.GetValueOrDefault(SecurityLevels.NameOf(drm)), drm)));

    static bool Meets(TierRequirement? tier, string? level, Drm drm) =>
        level is null || (SecurityLevels.Belongs(level, drm) && tier?.MinimumLevel is { } has && SecurityLevels.RankOf(has) >= SecurityLevels.RankOf(level));

    static bool IsSoftware(QualityFloor floor) =>
        (floor.DeviceTier is not { } tier || DeviceTiers.RankOf(tier) < DeviceTiers.Hardware.Rank)
        && (floor.SecurityLevel is not { } levels || levels.Any(level => level.Value is not ("L1" or "SL3000")));
}
