using Portal.Domain.Clocks;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Decisions;

/// <summary>What a lapsed membership does: it stops new downloads at once, and copies as <c>onLapse</c> says.</summary>
static class MembershipRule
{
    public static bool EndsIt(EffectiveTerms terms, LicenseType? licenseType, LicenceEvents events, DecisionRequest request)
    {
        // Purchases and rentals do not hang on a membership.
        if (request.Membership is not { } membership || !membership.HasLapsedBy(request.At) || licenseType is LicenseType.EST or LicenseType.VOD)
        {
            return false;
        }
        if (!request.IsPlayback)
        {
            return true;
        }
        return terms.OnLapse switch
        {
            "keep" => false,
            "atNextCheckIn" => events.LastCheckInAt is { } checkIn && membership.HadLapsedAt(checkIn),
            var grace => membership.Until is not { } until || request.At - until >= Duration.Parse(grace["grace ".Length..]).ToTimeSpan(),
        };
    }
}
