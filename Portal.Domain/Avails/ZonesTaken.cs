using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>Which time zones of which territories days were read by, over one file: said once for each territory.</summary>
public sealed class ZonesTaken
{
    readonly HashSet<Territory> noted = [];

    /// <summary>
    /// The sentence for people where the row states a day in a territory of several zones and none was noted yet, else null. Which zones
    /// come first and last is that of the row's days. Worldwide days go by the viewer's territory, so no zone is taken for them.
    /// </summary>
    public string? Note(Territory territory, StatedDate start, StatedDate end, params ReadOnlySpan<StatedDate?> others)
    {
        var first = start.Day ?? DayOf(others) ?? end.Day;
        if (first is not { } day || territory.IsWorldwide || noted.Contains(territory) || TerritoryClock.ZonesOf(territory, day, end.Day ?? day) is not var (earliest, latest))
        {
            return null;
        }
        noted.Add(territory);
        return $"{territory} has several time zones: its days begin where they come first ({earliest}) and end where they go last ({latest}). "
            + "State a time with its zone where that is not meant.";
    }

    static NodaTime.LocalDate? DayOf(ReadOnlySpan<StatedDate?> dates)
    {
        foreach (var date in dates)
        {
            if (date?.Day is { } day)
            {
                return day;
            }
        }
        return null;
    }
}
