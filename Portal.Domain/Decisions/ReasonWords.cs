using System.Diagnostics;
using Portal.Domain.Clocks;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Decisions;

/// <summary>The sentence of each reason of a verdict. Words a rights manager uses.</summary>
/// <param name="terms">The terms that were judged, with where they come from.</param>
/// <param name="row">Those terms as they were judged, on the row or, without one, on the title's own line.</param>
/// <param name="avail">The avail that decided; null where none did, or where a release says what counts.</param>
/// <param name="nothing">As in <see cref="Explanation"/>.</param>
sealed class ReasonWords(DecisionRequest request, Verdict verdict, EffectiveTerms terms, RightsRow row, Avail? avail, string nothing)
{
    public static Refusal UnknownTitle { get; } = new(Reason.UnknownTitle, "The portal does not know this title.");

    public static Refusal LicenseTypeNeeded(IEnumerable<LicenseType> open) => new(
        Reason.LicenseTypeNeeded, $"Avails of several license types are open: say which of {string.Join(", ", open)} is meant.");

    public Refusal Of(Reason reason) => reason switch
    {
        Reason.NotInWindow => NotInWindow(),
        Reason.OfflineForbidden => new(reason, OfflineForbidden(terms.ByTerm[Term.OfflineAllowed])),
        Reason.QualityNotGranted => verdict.IsQualityOffered
            ? new(reason, $"{verdict.Quality} is not granted offline for this title.", "terms")
            : new(reason, $"No open avail lists {verdict.Quality}.", "avail"),
        Reason.PlatformCannotPersist => new(reason, $"{request.Platform.Name} cannot keep a licence dependably, so nothing can be downloaded there."),
        Reason.PlatformNotGranted => new(reason, PlatformNotGranted(terms.ByTerm[Term.Platforms])),
        Reason.SecurityLevelTooLow => SecurityLevelTooLow(),
        Reason.HdcpTooLow => HdcpTooLow(),
        Reason.RootedDevice => new(reason, "Rooted or jailbroken devices are blocked for this title."),
        Reason.PlanNotEntitled => new(reason, PlanNotEntitled()),
        Reason.MembershipLapsed => new(reason, "The membership has lapsed."),
        Reason.LicenceExpired => LicenceExpired(LicenceExpiry.WithoutCheckIn(row.Clocks, request.Events)),
        Reason.CheckInOverdue => new(
            reason, $"The device had to connect by {InstantText.Format(LicenceExpiry.OfCheckIn(row.Clocks, request.Events).At!.Value)}."),
        Reason.UnknownTitle or Reason.LicenseTypeNeeded => throw new UnreachableException($"{reason} is told without terms."),
        Reason.DeviceCapReached or Reason.DeviceDownloadsReached or Reason.AccountDownloadsReached or Reason.MonthlyAllowanceReached
            or Reason.TitleDownloadsReached => throw new UnreachableException($"{reason} depends on an account, and a verdict knows none."),
    };

    Refusal NotInWindow()
    {
        var (detail, message) = verdict.Window switch
        {
            WindowDetail.Territory => ("territory", $"{nothing} grants this title in {request.Territory}."),
            WindowDetail.Type => ("type", $"{nothing} grants this title as {request.LicenseType} in {request.Territory}."),
            WindowDetail.NotYet => ("notYet", row.Start == long.MaxValue
                ? $"The avail in {request.Territory} waits for an event that has no date yet ({Awaited()})."
                : $"The avail in {request.Territory} opens on {InstantText.Format(new DateTimeOffset(row.Start, TimeSpan.Zero))}."),
            WindowDetail.Ended => ("ended", $"The avail in {request.Territory} ended on {InstantText.Format(new DateTimeOffset(row.End, TimeSpan.Zero))}."),
            WindowDetail.Open => throw new UnreachableException("What is open is no reason."),
        };
        return new(Reason.NotInWindow, message, detail);
    }

    // What a delivery is to tell (TBD) is no event with a name.
    string Awaited() => avail?.WaitingFor(request.Territory) is { Count: > 0 } events
        ? string.Join(" and ", events)
        : $"{avail?.StatedStart} to {avail?.StatedEnd}";

    static string OfflineForbidden(EffectiveTerm term) => term.LimitedBy is [.., var limit]
        ? $"Offline is forbidden by {limit.Source}{(limit.Clause is { } clause ? $", {clause}" : "")}."
        : $"Offline is not allowed; set by {term.SetBy}.";

    string PlatformNotGranted(EffectiveTerm platforms) =>
        $"{request.Platform.Name} is not among the platforms granted by {(platforms.LimitedBy is [.., var limit] ? limit.Source : platforms.SetBy)}.";

    Refusal SecurityLevelTooLow()
    {
        var needed = SecurityLevels.NameOf(request.Drm, row.Terms.Floors.LevelRank(verdict.Quality, request.Drm));
        return new(Reason.SecurityLevelTooLow, $"{verdict.Quality} needs {needed}; this device has {request.SecurityLevel ?? "no stated level"}.", needed);
    }

    Refusal HdcpTooLow()
    {
        var needed = HdcpLevels.NameOf(row.Terms.Floors.HdcpRank(verdict.Quality, request.Drm));
        return new(Reason.HdcpTooLow, $"{verdict.Quality} needs HDCP {needed}; this device has {request.Hdcp ?? "none"}.", needed);
    }

    string PlanNotEntitled()
    {
        var lacks = request.Plan is null ? "The viewer has no plan" : $"The plan {request.Plan} does not include this";
        return $"{lacks}: {(terms.Plans is { IsEmpty: false } plans ? $"it needs {string.Join(" or ", plans)}" : "no plan does")}.";
    }

    static Refusal LicenceExpired(in Expiry expiry)
    {
        var at = InstantText.Format(expiry.At!.Value);
        return expiry.Governing switch
        {
            Clock.Storage => new(Reason.LicenceExpired, $"The storage window ended on {at}.", "storage"),
            Clock.Playback => new(Reason.LicenceExpired, $"The playback window ended on {at}.", "playback"),
            _ => new(Reason.LicenceExpired, $"The licence ended on {at}.", "hardEnd"),
        };
    }
}
