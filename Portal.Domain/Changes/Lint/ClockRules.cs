using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Changes.Lint;

/// <summary>Clocks that contradict each other, or that a DRM runs otherwise.</summary>
static class ClockRules
{
    // Rental 900 s, playback 600 s, licence 300 s went live and died with a generic error (ExoPlayer #9435).
    public static string? PlaybackLongerThanStorage(LintCase judged) =>
        judged.Terms is { PlaybackWindow: { } playback, StorageWindow: { } storage } && playback > storage
            ? $"The playback window of {DurationWords.Of(playback)} is longer than the storage window of {DurationWords.Of(storage)}, which ends it first."
            : null;

    // Same case: a window set to less than the film's length ends while it plays (Brightcove PR #312 had film length plus 10 s).
    public static string? PlaybackShorterThanRunTime(LintCase judged) =>
        judged is { Terms.PlaybackWindow: { } playback, RunTime: { } runTime } && playback < runTime
            ? $"The playback window of {DurationWords.Of(playback)} is shorter than the title's run time of {DurationWords.Of(runTime)}."
            : null;

    // A check-in that falls due after the licence has ended is never made (androidx/media #919: renewing works only before expiry).
    public static string? CheckInLongerThanStorage(LintCase judged) =>
        judged.Terms is { CheckInInterval: { } checkIn, StorageWindow: { } storage } && checkIn > storage
            ? $"The check-in interval of {DurationWords.Of(checkIn)} is longer than the storage window of {DurationWords.Of(storage)}: the licence ends before it is due."
            : null;

    // A first-play time overwritten on each play meant content that never expired (mux-player-swift PR #86); only a purchase may be kept for good.
    public static string? NeverEnds(LintCase judged) =>
        judged is { LicenseType: not LicenseType.EST, Terms: { StorageWindow: null, HardEnd: null, CheckInInterval: null } }
        && (judged.Avail is { Window: not null } avail ? judged.Terms.HardEndUnder(avail) is null : judged.Avail?.FixedEndDate is null && !judged.Terms.ClipToAvailEnd)
            ? "A download that is never played would never end: state a storage window, a check-in interval or a hard end."
            : null;

    // FairPlay's playback clock replaces its storage clock (APPLE-FORUM 80792), so that a copy may run for S + P; compiled strictly it has to be
    // started within S - P. Told where P is half of S or more, or where no other DRM is granted: of a month and two days it would be told always.
    public static string? FairPlayStretches(LintCase judged)
    {
        if (judged.Terms is not { StorageWindow: { } storage, PlaybackWindow: { } playback } || playback >= storage)
        {
            return null;
        }
        var granted = PlatformRules.Persisting(judged.Terms.Platforms);
        var onFairPlay = granted.Count(platform => platform.Speaks(Drm.FairPlay));
        return onFairPlay > 0 && (onFairPlay == granted.Length || playback.Seconds * 2 >= storage.Seconds)
            ? $"FairPlay's playback clock replaces its storage clock: a copy that is first played as its {DurationWords.Of(storage)} end could run for {DurationWords.Of(playback)} more. "
                + $"Compiled strictly it ends in time, and has to be started in the first {DurationWords.Of(Duration.FromSeconds(storage.Seconds - playback.Seconds))}."
            : null;
    }
}
