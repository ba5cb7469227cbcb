using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>What a lapsed membership does: it stops new downloads at once, and copies as <c>onLapse</c> says.</summary>
static class MembershipRule
{
    public static bool EndsIt(GrantedTerms terms, LicenseType licenseType, in LookedUpRequest request)
    {
        // Purchases and rentals do not hang on a membership.
        if (request.Membership is not { } membership || licenseType is LicenseType.EST or LicenseType.VOD || !membership.HasLapsedBy(request.Now))
        {
            return false;
        }
        // What was issued after the end was never granted, whatever becomes of copies that were.
        if (!request.IsPlayback || request.Events.IssuedAt >= membership.Until)
        {
            return true;
        }
        var (endsAtCheckIn, grace) = terms.OnLapse;
        return (endsAtCheckIn && request.Events.LastCheckInAt is { } checkIn && checkIn >= request.Events.IssuedAt && membership.HadLapsedAt(checkIn))
            || (grace is { } length && (membership.Until is not { } until || request.Now - until >= length.ToTimeSpan()));
    }
}
