using Portal.Domain.Clocks;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Decisions;

/// <summary>The sentence of each refusal. Words a rights manager uses.</summary>
static class ReasonWords
{
    public static Refusal UnknownTitle() => new(Reason.UnknownTitle, "The portal does not know this title.");

    public static Refusal NotInWindow(DecisionRequest request, string detail, Avail? nearest) => new(
        Reason.NotInWindow,
        detail switch
        {
            "territory" => $"No avail grants this title in {request.Territory}.",
            "type" => $"No avail grants this title as {request.LicenseType} in {request.Territory}.",
            "notYet" when nearest?.Window?.Start is { } start => $"The avail in {request.Territory} opens on {InstantText.Format(start)}.",
            "notYet" => $"The avail in {request.Territory} starts with an event that has no date yet ({nearest?.StatedStart}).",
            "ended" when nearest?.Window?.End is { } end => $"The avail in {request.Territory} ended on {InstantText.Format(end)}.",
            _ => $"No avail is open in {request.Territory}.",
        },
        detail);

    public static Refusal LicenseTypeNeeded(IEnumerable<LicenseType> open) => new(
        Reason.LicenseTypeNeeded, $"Avails of several license types are open: say which of {string.Join(", ", open)} is meant.");

    public static Refusal OfflineForbidden(EffectiveTerms terms)
    {
        var term = terms.ByTerm[Term.OfflineAllowed];
        return new(Reason.OfflineForbidden, term.LimitedBy is [.., var limit]
            ? $"Offline is forbidden by {limit.Source}{(limit.Clause is { } clause ? $", {clause}" : "")}."
            : $"Offline is not allowed; set by {term.SetBy}.");
    }

    public static Refusal QualityNotGranted(Quality quality, bool offered) => new(
        Reason.QualityNotGranted,
        offered ? $"{quality} is not granted offline for this title." : $"No open avail lists {quality}.",
        offered ? "terms" : "avail");

    public static Refusal PlatformCannotPersist(string platform) => new(
        Reason.PlatformCannotPersist, $"{platform} cannot keep a licence dependably, so nothing can be downloaded there.");

    public static Refusal PlatformNotGranted(string platform, EffectiveTerm platforms) => new(
        Reason.PlatformNotGranted,
        $"{platform} is not among the platforms granted by {(platforms.LimitedBy is [.., var limit] ? limit.Source : platforms.SetBy)}.");

    public static Refusal SecurityLevelTooLow(Quality quality, string needed, string has) => new(
        Reason.SecurityLevelTooLow, $"{quality} needs {needed}; this device has {has}.", needed);

    public static Refusal HdcpTooLow(Quality quality, string needed, string has) => new(
        Reason.HdcpTooLow, $"{quality} needs HDCP {needed}; this device has {has}.", needed);

    public static Refusal RootedDevice() => new(Reason.RootedDevice, "Rooted or jailbroken devices are blocked for this title.");

    public static Refusal PlanNotEntitled(string? plan, IReadOnlyCollection<string> plans) => new(
        Reason.PlanNotEntitled, $"{(plan is null ? "The viewer has no plan" : $"The plan {plan} does not include this")}: {(plans.Count == 0 ? "no plan does" : $"it needs {string.Join(" or ", plans)}")}.");

    public static Refusal MembershipLapsed() => new(Reason.MembershipLapsed, "The membership has lapsed.");

    public static Refusal ClockRanOut(in Expiry expiry)
    {
        var at = InstantText.Format(expiry.At!.Value);
        return expiry.Governing switch
        {
            Clock.CheckIn => new(Reason.CheckInOverdue, $"The device had to connect by {at}."),
            Clock.Storage => new(Reason.LicenceExpired, $"The storage window ended on {at}.", "storage"),
            Clock.Playback => new(Reason.LicenceExpired, $"The playback window ended on {at}.", "playback"),
            _ => new(Reason.LicenceExpired, $"The licence ended on {at}.", "hardEnd"),
        };
    }
}
