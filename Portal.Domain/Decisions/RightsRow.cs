using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// One avail as it counts in a territory, with its terms resolved. Instants are UTC ticks; a start of <see cref="long.MinValue"/> has always
/// been, an end of <see cref="long.MaxValue"/> never comes, and what starts only then has no date yet.
/// </summary>
/// <param name="Avail">Which of the title's avails, in the order of their ids.</param>
public readonly record struct RightsRow(
    LicenseType LicenseType, QualitySet Offers, long Start, long End, long HardEnd, GrantedTerms Terms, int Avail)
{
    /// <param name="avail">As it counts in the territory; its license type grants something.</param>
    /// <param name="place">Where it stands among the title's avails.</param>
    public static RightsRow Of(Avail avail, GrantedTerms terms, int place) => new(
        avail.LicenseType!.Value,
        QualitySet.OfferedBy(avail),
        avail.Window is { } window ? window.Start?.UtcTicks ?? long.MinValue : long.MaxValue,
        avail.Window?.End?.UtcTicks ?? long.MaxValue,
        LicenceExpiry.HardEndOf(avail.FixedEndDate, avail.Window?.End, terms.ClipToAvailEnd, terms.Clocks.HardEnd)?.UtcTicks ?? long.MaxValue,
        terms,
        place);

    /// <summary>The clocks of a licence issued under it.</summary>
    public LicenceClocks Clocks => Terms.Clocks with { HardEnd = HardEnd == long.MaxValue ? null : new DateTimeOffset(HardEnd, TimeSpan.Zero) };

    public bool HasStartedAt(long ticks) => Start != long.MaxValue && Start <= ticks;

    public bool IsOpenAt(long ticks) => HasStartedAt(ticks) && ticks < End;
}
