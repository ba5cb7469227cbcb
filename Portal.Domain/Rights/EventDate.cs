using System.Diagnostics.CodeAnalysis;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>When an event of a title happens, as somebody stated it.</summary>
/// <param name="Territory">Worldwide where it is the same everywhere that has no date of its own.</param>
/// <param name="Date">A day, by the territory's clock, or an instant.</param>
public sealed record EventDate(AvailEvent Event, Territory Territory, StatedDate Date)
{
    /// <summary>Reads a day or an instant; anything else says nothing about when.</summary>
    public static bool TryParse(AvailEvent what, Territory territory, string date, [NotNullWhen(true)] out EventDate? read)
    {
        ArgumentNullException.ThrowIfNull(date);
        read = StatedDate.TryParse(date.Trim(), out var stated) && (stated.Day ?? (object?)stated.At) is not null
            ? new EventDate(what, territory, stated)
            : null;
        return read is not null;
    }
}
