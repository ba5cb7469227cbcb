using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using static Portal.Domain.Changes.Lint.LintSeverity;

namespace Portal.Domain.Changes.Lint;

/// <summary>A title's avail rows beside each other, whatever its terms say.</summary>
static class RowRules
{
    // All that is wrong is plain from a few.
    const int Most = 5;

    /// <summary>Nothing is said of a change that forbids offline: stopping has to be possible whatever the rows say.</summary>
    public static IEnumerable<LintFinding> Judge(TermStatement change, IReadOnlyCollection<Avail> rows) =>
        Forbids(change)
            ? []
            : ContradictingRows(rows).Take(Most).Select(message => new LintFinding(Error, "ContradictingRows", Term.OfflineAllowed, message))
                .Concat(OwnRowForbids(rows).Take(Most).Select(message => new LintFinding(Warning, "WorldwidePermitsOwnRowForbids", Term.OfflineAllowed, message)));

    public static IReadOnlyList<(string Code, LintSeverity Severity)> Codes { get; } = [("ContradictingRows", Error), ("WorldwidePermitsOwnRowForbids", Warning)];

    // Design section 7. One right with two answers: as alternatives the laxer row would win unseen.
    static IEnumerable<string> ContradictingRows(IEnumerable<Avail> rows) =>
        AvailConflicts.Among(rows).Where(conflict => conflict.IsContradiction).Select(conflict => conflict.Sentence);

    // Rows are alternatives, so that a worldwide yes outdoes a territory's own no; MovieLabs' way to except a territory is TerritoryExclusion.
    static IEnumerable<string> OwnRowForbids(IReadOnlyCollection<Avail> rows) =>
    [
        .. from own in rows
           where own is { Download: DownloadPermission.No, Territory.IsWorldwide: false, LicenseType: not null, Window: not null }
           from worldwide in rows
           where worldwide is { Download: DownloadPermission.Yes, Territory.IsWorldwide: true, Window: not null }
               && worldwide.Covers(own.Territory) && IsSameRight(own, worldwide)
               && worldwide.In(own.Territory).Window is { } there && there.Overlaps(own.Window!.Value)
           select $"In {own.Territory} the {own.StatedLicenseType} {own.FormatProfile} row forbids downloads and the worldwide one permits them, which counts: "
               + $"exclude {own.Territory} from the worldwide row if it is not meant.",
    ];

    static bool IsSameRight(Avail own, Avail worldwide) =>
        own.Alid == worldwide.Alid && own.LicenseType == worldwide.LicenseType && own.Contract == worldwide.Contract
        && string.Equals(own.FormatProfile, worldwide.FormatProfile, StringComparison.OrdinalIgnoreCase);

    static bool Forbids(TermStatement change) =>
        (change.Values.TryGetValue(Term.OfflineAllowed, out var stated) && stated is TermValue.Flag { Value: false })
        || (change.Limits.TryGetValue(Term.OfflineAllowed, out var limit) && limit.Value is TermValue.Flag { Value: false });
}
