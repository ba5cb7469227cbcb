using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Lint;

/// <summary>Qualities and what a device has to be for them.</summary>
static class QualityRules
{
    // Design section 7. HD keys for devices that cannot hold them fail the whole title (Shaka #6436, ExoPlayer #4786).
    public static string? NoTierForQuality(LintCase judged)
    {
        var drms = PlatformRules.Persisting(judged.Terms.Platforms).SelectMany(platform => platform.Drms).ToHashSet();
        var unplayable = Granted(judged).Where(entry => drms.Count > 0 && !CanPlay(entry.Floor, drms)).Select(entry => entry.Quality).ToArray();
        return unplayable.Length == 0
            ? null
            : $"No device tier on the granted platforms meets what {string.Join(" and ", unplayable)} asks for. Lower its floor, or do not grant it.";
    }

    // Design section 7: UHD is never without HDCP 2.2, which only the highest tier asks for.
    public static string? UhdWithoutHdcp22(LintCase judged) =>
        judged.Terms.FloorOf(Quality.UHD) is { } floor
        && (floor.DeviceTier is not { } tier || DeviceTiers.RankOf(tier) < DeviceTiers.HardwareUhd.Rank)
            ? $"UHD needs HDCP 2.2, which only the tier {DeviceTiers.HardwareUhd.Id} asks for: state that tier, or do not grant UHD."
            : null;

    // Design section 3: HD on hardware is the default. HD keys leak from L3 devices first (inputstream.adaptive #212).
    public static string? HdOnSoftware(LintCase judged)
    {
        var drms = PlatformRules.Persisting(judged.Terms.Platforms).SelectMany(platform => platform.Drms).ToHashSet();
        var soft = Granted(judged).Where(entry => entry.Quality >= Quality.HD && IsSoftware(entry.Floor, drms)).Select(entry => entry.Quality).ToArray();
        return soft.Length == 0 ? null : $"{string.Join(" and ", soft)} on devices that protect in software only: most contracts ask for hardware.";
    }

    public static string? NoQualityGranted(LintCase judged) =>
        judged.Terms.OfflineAllowed && !Granted(judged).Any() ? "No quality is granted, so nothing could be downloaded." : null;

    public static string? DefaultQualityNotGranted(LintCase judged) =>
        Granted(judged).Any() && judged.Terms.FloorOf(judged.Terms.DefaultQuality) is null
            ? $"The default quality {judged.Terms.DefaultQuality} is not granted: a download that names no quality is refused."
            : null;

    // Sizes are unknown before a download (Shaka #2900): a default of the highest fills devices unasked.
    public static string? DefaultQualityIsHighest(LintCase judged)
    {
        var granted = Granted(judged).Select(entry => entry.Quality).ToArray();
        return granted.Length > 1 && judged.Terms.DefaultQuality == granted.Max()
            ? $"The default quality {judged.Terms.DefaultQuality} is the highest granted: every download that names none takes the most space."
            : null;
    }

    static IEnumerable<(Quality Quality, QualityFloor Floor)> Granted(LintCase judged) =>
        Enum.GetValues<Quality>().Select(quality => (quality, judged.Terms.FloorOf(quality))).Where(entry => entry.Item2 is not null).Select(entry => (entry.quality, entry.Item2!));

    static bool CanPlay(QualityFloor floor, HashSet<Drm> drms) =>
        DeviceTiers.All.Any(tier =>
            (floor.DeviceTier is null || (DeviceTiers.Find(floor.DeviceTier) is { } asked && tier.Rank >= asked.Rank))
            && drms.Any(drm => Meets(tier.Requirements.GetValueOrDefault(drm), floor.SecurityLevel?.GetValueOrDefault(SecurityLevels.NameOf(drm)), drm)));

    static bool Meets(TierRequirement? tier, string? level, Drm drm) =>
        level is null || (SecurityLevels.Belongs(level, drm) && tier?.MinimumLevel is { } has && SecurityLevels.RankOf(has) >= SecurityLevels.RankOf(level));

    // A DRM that a floor does not name is let in with any level.
    static bool IsSoftware(QualityFloor floor, HashSet<Drm> drms) =>
        (floor.DeviceTier is not { } tier || DeviceTiers.RankOf(tier) < DeviceTiers.Hardware.Rank)
        && drms.Any(drm => DeviceTiers.Hardware.Requirements[drm].MinimumLevel is { } hard
            && (floor.SecurityLevel?.GetValueOrDefault(SecurityLevels.NameOf(drm)) is not { } level || SecurityLevels.RankOf(level) < SecurityLevels.RankOf(hard)));
}
