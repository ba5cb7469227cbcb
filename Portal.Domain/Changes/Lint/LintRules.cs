using System.Collections.Immutable;
using Portal.Domain.Rights;
using static Portal.Domain.Changes.Lint.LintSeverity;

namespace Portal.Domain.Changes.Lint;

/// <summary>
/// Everything that is looked for in terms, in one table; docs/lint.md tells it to people. Each rule's comment says where it was learnt:
/// a rule of the design, or a case that went wrong in someone's service.
/// </summary>
static class LintRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(Error, "Zero", Term.DownloadsPerTitle, [Term.DownloadsPerTitle], Zero),
        new(Error, "NoPlatformPersists", Term.Platforms, [Term.Platforms, Term.OfflineAllowed], PlatformRules.NoPlatformPersists),
        new(Error, "NoTierForQuality", Term.Qualities, [Term.Qualities, Term.Platforms], QualityRules.NoTierForQuality),
        new(Error, "UhdWithoutHdcp22", Term.Qualities, [Term.Qualities], QualityRules.UhdWithoutHdcp22),
        new(Warning, "PlatformCannotPersist", Term.Platforms, [Term.Platforms], PlatformRules.PlatformCannotPersist),
        new(Warning, "OnlyBrowsers", Term.Platforms, [Term.Platforms], PlatformRules.OnlyBrowsers),
        new(Warning, "PlaybackLongerThanStorage", Term.PlaybackWindow, [Term.PlaybackWindow, Term.StorageWindow], ClockRules.PlaybackLongerThanStorage),
        new(Warning, "PlaybackShorterThanRunTime", Term.PlaybackWindow, [Term.PlaybackWindow], ClockRules.PlaybackShorterThanRunTime),
        new(Warning, "PlaybackLongerThanWatch", Term.PlaybackWindow, [Term.PlaybackWindow], AvailRules.PlaybackLongerThanWatch),
        new(Warning, "StorageLongerThanRental", Term.StorageWindow, [Term.StorageWindow], AvailRules.StorageLongerThanRental),
        new(Warning, "StorageBeyondAvailEnd", Term.StorageWindow, [Term.StorageWindow, Term.ClipToAvailEnd, Term.HardEnd], AvailRules.StorageBeyondAvailEnd),
        new(Warning, "RentalLongerThanAvail", Term.StorageWindow, [Term.StorageWindow, Term.ClipToAvailEnd], AvailRules.RentalLongerThanAvail),
        new(Warning, "CheckInLongerThanStorage", Term.CheckInInterval, [Term.CheckInInterval, Term.StorageWindow], ClockRules.CheckInLongerThanStorage),
        new(Warning, "FairPlayStretches", Term.PlaybackWindow, [Term.PlaybackWindow, Term.StorageWindow, Term.Platforms], ClockRules.FairPlayStretches),
        new(Warning, "NeverEnds", Term.StorageWindow, [Term.StorageWindow, Term.ClipToAvailEnd, Term.HardEnd, Term.CheckInInterval], ClockRules.NeverEnds),
        new(Warning, "HdOnSoftware", Term.Qualities, [Term.Qualities], QualityRules.HdOnSoftware),
        new(Warning, "NoQualityGranted", Term.Qualities, [Term.Qualities, Term.OfflineAllowed], QualityRules.NoQualityGranted),
        new(Warning, "DefaultQualityNotGranted", Term.DefaultQuality, [Term.DefaultQuality, Term.Qualities], QualityRules.DefaultQualityNotGranted),
        new(Warning, "DefaultQualityIsHighest", Term.DefaultQuality, [Term.DefaultQuality, Term.Qualities], QualityRules.DefaultQualityIsHighest),
        new(Warning, "NoPlanLeft", Term.Plans, [Term.Plans], NoPlanLeft),
        .. Enum.GetValues<Term>().Select(term => new LintRule(Warning, "OverCeiling", term, [term], judged => OverCeiling(judged, term))),
    ];

    // Design: zero is refused everywhere. "0" meant unlimited on one side and expired on the other (androidx/media #2605, ExoPlayer #3150).
    public static string? Zero(LintCase judged) =>
        judged.Terms.DownloadsPerTitle is { } counts && counts.Any(count => count.Count < 1)
            ? "A count of zero downloads is not a limit but a ban: forbid offline instead, or leave the count out for no limit."
            : null;

    public static string? NoPlanLeft(LintCase judged) =>
        judged.Terms.Plans is { IsEmpty: true } ? "No plan is left: the limits and the stated plans have none in common." : null;

    // Design section 3: every limit on the path applies, the strictest wins. A limit that nobody sees is met by the viewer first (a studio's cap
    // on downloads, told only once it was reached); so it names its clause here. Avail rows have rules of their own.
    static string? OverCeiling(LintCase judged, Term term)
    {
        if (!judged.Change.Values.TryGetValue(term, out var stated))
        {
            return null;
        }
        var counts = judged.OnPath.ByTerm[term];
        var limits = counts.LimitedBy.Where(limit => !TermRules.Tighten(term, stated, limit.Value).Equals(stated)).ToArray();
        return limits.Length > 0 && (stated is TermValue.Floors || counts.Stated.Equals(stated))
            ? $"{term.Words()}: {TermWords.Of(term, stated)} is stated, {TermWords.Of(term, Told(stated, counts.Value))} counts. "
                + $"Limited {string.Join(" and ", limits.Select(limit => $"to {TermWords.Of(term, Told(stated, limit.Value))} by {By(limit)}"))}."
            : null;
    }

    // Only the qualities that were stated.
    static TermValue Told(TermValue stated, TermValue value) => (stated, value) is (TermValue.Floors asked, TermValue.Floors all)
        ? new TermValue.Floors(all.ByQuality.Where(entry => asked.ByQuality.ContainsKey(entry.Key)).ToImmutableSortedDictionary())
        : value;

    static string By(AppliedLimit limit) => limit.Clause is { } clause ? $"{limit.Source}, clause {clause}" : limit.Source.ToString();
}
