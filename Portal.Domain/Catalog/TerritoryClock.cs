using System.Collections.Concurrent;
using NodaTime;
using NodaTime.TimeZones;

namespace Portal.Domain.Catalog;

/// <summary>
/// When a calendar day begins and ends in a territory, by the IANA time-zone data. A territory of several zones begins where the
/// day comes first and ends where it goes last. Worldwide is the widest: the earliest start and the latest end anywhere; where a viewer's
/// territory is known, <see cref="Rights.Avail.In"/> asks for that territory's own day.
/// A territory without a zone of its own (an uninhabited one) keeps UTC.
/// </summary>
public static class TerritoryClock
{
    static readonly ZoneLocalMappingResolver FromTheFirst =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    static readonly Dictionary<string, DateTimeZone[]> Zones = LoadZones();
    static readonly ConcurrentDictionary<(string Territory, LocalDate Date), (DateTimeOffset First, DateTimeOffset Last)> Days = new();

    /// <summary>The first instant of the day in the territory.</summary>
    public static DateTimeOffset StartOf(Territory territory, LocalDate day) => DayStarts(territory, day).First;

    /// <summary>The instant at which the day is over in all of the territory: the next midnight, exclusive.</summary>
    public static DateTimeOffset EndOf(Territory territory, LocalDate day) => DayStarts(territory, day.PlusDays(1)).Last;

    /// <summary>
    /// Where in a territory of several zones a day begins first and where another ends last; null where its clocks agree on both.
    /// Zones by their IANA names.
    /// </summary>
    public static (string First, string Last)? ZonesOf(Territory territory, LocalDate first, LocalDate last)
    {
        if (!Zones.TryGetValue(territory.Code, out var zones) || zones.Length == 1)
        {
            return null;
        }
        var begins = zones.MinBy(zone => FirstInstant(zone, first))!;
        var ends = zones.AsEnumerable().Reverse().MaxBy(zone => FirstInstant(zone, last.PlusDays(1)))!;
        var theSame = FirstInstant(begins, first) == FirstInstant(ends, first) && FirstInstant(begins, last.PlusDays(1)) == FirstInstant(ends, last.PlusDays(1));
        return theSame ? null : (begins.Id, ends.Id);
    }

    static (DateTimeOffset First, DateTimeOffset Last) DayStarts(Territory territory, LocalDate day) =>
        Days.GetOrAdd((territory.Code, day), static key =>
        {
            var zones = Zones.TryGetValue(key.Territory, out var known) ? known : [DateTimeZone.Utc];
            var starts = zones.Select(zone => FirstInstant(zone, key.Date)).ToArray();
            return (starts.Min().ToDateTimeOffset(), starts.Max().ToDateTimeOffset());
        });

    // A day may lack its midnight, or (Samoa's 30 December 2011) be left out whole: then it begins where the clock goes on.
    static Instant FirstInstant(DateTimeZone zone, LocalDate day) => zone.ResolveLocal(day.AtMidnight(), FromTheFirst).ToInstant();

    static Dictionary<string, DateTimeZone[]> LoadZones()
    {
        var source = TzdbDateTimeZoneSource.Default;
        var locations = source.ZoneLocations ?? throw new InvalidOperationException("The time-zone data carries no zone locations.");
        var zones = locations
            .GroupBy(location => location.CountryCode, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(location => DateTimeZoneProviders.Tzdb[location.ZoneId]).ToArray(),
                StringComparer.Ordinal);
        zones[Territory.Worldwide.Code] = [.. zones.Values.SelectMany(all => all).DistinctBy(zone => zone.Id)];
        return zones;
    }
}
