using System.Collections.Immutable;
using NodaTime;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>Two rows of one right that are open at the same time.</summary>
/// <param name="One">The one that opens first.</param>
/// <param name="Other">The one that opens later, or the second by id.</param>
/// <param name="DiffersIn">The avails' columns in which they grant differently; empty where both say the same.</param>
public sealed record AvailConflict(Avail One, Avail Other, ImmutableArray<string> DiffersIn)
{
    /// <summary>They cannot both be meant; else the second only repeats the first.</summary>
    public bool IsContradiction => !DiffersIn.IsEmpty;

    /// <summary>For people, without the place of either row.</summary>
    public string Sentence
    {
        get
        {
            var right = $"{One.StatedLicenseType} {One.FormatProfile}".TrimEnd() + $" of {One.Alid} in {One.Territory}";
            var open = $"open {Words(One)} and {Words(Other)}";
            return (IsContradiction, Words(One) == Words(Other)) switch
            {
                (true, _) => $"Two rows for {right}, {open}, contradict each other in {string.Join(" and ", DiffersIn)}: let one end where the other starts, or take one out.",
                (false, true) => $"Two rows for {right}, {open}, say the same: one of them is enough.",
                (false, false) => $"Two rows for {right}, {open}, overlap and say the same: nothing hangs on which of them counts.",
            };
        }
    }

    static string Words(Avail row) => $"from {row.StatedStart} to {row.StatedEnd}";
}

/// <summary>
/// Finds rows of one right (ALID, territory, license type, format profile and contract) whose windows overlap. Rows of other contracts are
/// alternatives, and so is a worldwide row beside a territory's own. Rows that grant nothing, are never open or have no dates yet are passed over.
/// </summary>
public static class AvailConflicts
{
    /// <summary>So many pairs of one right are told, and no more: what is wrong is plain by then.</summary>
    public const int MostOfOneRight = 100;

    /// <returns>By right in the order given, then by start; each pair once.</returns>
    public static ImmutableArray<AvailConflict> Among(IEnumerable<Avail> avails) =>
    [
        .. avails
            .Where(avail => avail.LicenseType is not null && avail.Window is { } window && !IsEmpty(window))
            .GroupBy(avail => (avail.Alid, avail.Territory.Code, avail.LicenseType, Format: avail.FormatProfile.ToUpperInvariant(), avail.Contract))
            .SelectMany(right => OfRight([.. right
                .OrderBy(avail => avail.Window!.Value.Start ?? DateTimeOffset.MinValue)
                .ThenBy(avail => avail.Id, StringComparer.Ordinal)])),
    ];

    static IEnumerable<AvailConflict> OfRight(Avail[] rows) => (
        from first in Enumerable.Range(0, rows.Length)
        from other in rows.Skip(first + 1).TakeWhile(other => rows[first].Window!.Value.Overlaps(other.Window!.Value))
        where !AreConsecutiveDays(rows[first], other)
        select new AvailConflict(rows[first], other, Differences(rows[first], other))).Take(MostOfOneRight);

    static bool IsEmpty(Window window) => window is { Start: { } start, End: { } end } && end <= start;

    // In a territory of several zones a day starts where it comes first and the day before ends where it goes last: hours later.
    static bool AreConsecutiveDays(Avail one, Avail other) =>
        one.Window?.End is { } end && other.Window?.Start is { } start
        && DayStartingAt(one.Territory, start) is { } first
        && DayEndingAt(one.Territory, end) is { } last
        && last < first;

    static LocalDate? DayStartingAt(Territory territory, DateTimeOffset instant) =>
        DaysAround(instant).Where(day => TerritoryClock.StartOf(territory, day) == instant).Select(day => (LocalDate?)day).FirstOrDefault();

    static LocalDate? DayEndingAt(Territory territory, DateTimeOffset instant) =>
        DaysAround(instant).Where(day => TerritoryClock.EndOf(territory, day) == instant).Select(day => (LocalDate?)day).FirstOrDefault();

    static IEnumerable<LocalDate> DaysAround(DateTimeOffset instant)
    {
        var day = LocalDate.FromDateTime(instant.UtcDateTime);
        if (day.Year is < 2 or > 9998)
        {
            return [];
        }
        return [day.PlusDays(-2), day.PlusDays(-1), day, day.PlusDays(1)];
    }

    static ImmutableArray<string> Differences(Avail one, Avail other) =>
    [
        .. one.Download == other.Download ? Array.Empty<string>() : ["Download"],
        .. one.RentalDuration == other.RentalDuration ? Array.Empty<string>() : ["RentalDuration"],
        .. one.WatchDuration == other.WatchDuration ? Array.Empty<string>() : ["WatchDuration"],
        .. one.FixedEndDate == other.FixedEndDate ? Array.Empty<string>() : ["FixedEndDate"],
    ];
}
