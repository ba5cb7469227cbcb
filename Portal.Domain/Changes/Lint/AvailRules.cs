using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Changes.Lint;

/// <summary>Terms beside the avail row they count under.</summary>
static class AvailRules
{
    // The avail's RentalDuration is a limit: what is stated beyond it never counts.
    public static string? StorageLongerThanRental(LintCase judged) =>
        judged.Avail?.RentalDuration is { } rental
        && judged.Terms.ByTerm[Term.StorageWindow].Stated is TermValue.Length { Value: var storage } && storage > rental
            ? $"The storage window of {DurationWords.Of(storage)} is longer than the rental of {DurationWords.Of(rental)} that the avails grant, which counts instead."
            : null;

    // As above, for WatchDuration.
    public static string? PlaybackLongerThanWatch(LintCase judged) =>
        judged.Avail?.WatchDuration is { } watch
        && judged.Terms.ByTerm[Term.PlaybackWindow].Stated is TermValue.Length { Value: var playback } && playback > watch
            ? $"The playback window of {DurationWords.Of(playback)} is longer than the {DurationWords.Of(watch)} of watching that the avails grant, which count instead."
            : null;

    // Design section 3: the avail's end closes issuing and, unless clipped, leaves copies alone. A fixed end is the studio's own word on that.
    public static string? StorageBeyondAvailEnd(LintCase judged)
    {
        if (judged is not { Avail: { FixedEndDate: null, Window: { End: { } end } window } avail, Terms.StorageWindow: { } storage } || end <= judged.Now)
        {
            return null;
        }
        var isOpen = window.HasStartedAt(judged.Now);
        if (judged.Terms.HardEndUnder(avail) is { } hardEnd && hardEnd <= end)
        {
            return window.Start is { } start && storage.ToTimeSpan() > end - start
                ? $"No copy gets the storage window of {DurationWords.Of(storage)}: copies end with the avail, which is open from {avail.StatedStart} to {avail.StatedEnd} only."
                : null;
        }
        return storage.ToTimeSpan() > end - (isOpen ? judged.Now : window.Start!.Value)
            ? $"A copy made {(isOpen ? "today" : "as soon as the avail opens")} would live beyond the avail's end ({avail.StatedEnd}), for its storage window of {DurationWords.Of(storage)}: "
                + "shorten that, or let copies end with the avail."
            : null;
    }

    // Two windows of one row that cannot both be meant, as in the 900 / 600 / 300 seconds of ExoPlayer #9435.
    public static string? RentalLongerThanAvail(LintCase judged) =>
        judged.Avail is { RentalDuration: { } rental, Window: { Start: { } start, End: { } end } } avail && end > start && rental.ToTimeSpan() > end - start
            ? $"The avail grants a rental of {DurationWords.Of(rental)} and is open from {avail.StatedStart} to {avail.StatedEnd} only: ask the studio which of the two is meant."
            : null;
}
