using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>
/// A Start, End or event cell. Exactly one of the three is set: a calendar day (which the territory's clock turns into an
/// instant), an instant, or the word of a condition.
/// </summary>
public readonly record struct AvailsDate
{
    AvailsDate(LocalDate? day, DateTimeOffset? instant, string? condition, string stated) =>
        (Day, At, Condition, Stated) = (day, instant, condition, stated);

    public LocalDate? Day { get; }

    public DateTimeOffset? At { get; }

    /// <summary>In lower case without spaces: <c>open</c>, <c>eststart</c>.</summary>
    public string? Condition { get; }

    /// <summary>The cell as people read it: a serial date in ISO form, text as it stands.</summary>
    public string Stated { get; }

    public bool IsOpen => Condition == "open";

    /// <summary>Reads serial dates, <c>2027-03-01</c>, ISO date-times (without a zone they are UTC) and condition words.</summary>
    public static bool TryRead(AvailsCell cell, out AvailsDate date)
    {
        date = default;
        if (cell.IsNumeric)
        {
            return TrySerial(cell.Number, out date);
        }
        var text = cell.Text;
        if (cell.Kind != AvailsCellKind.Text || text.Length == 0)
        {
            return false;
        }
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
        {
            date = new AvailsDate(day.Value, null, null, text);
            return day.Value.Year is >= 1900 and <= 9998;
        }
        if (char.IsAsciiDigit(text[0]))
        {
            return TryInstant(text, out date) || (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
                && serial > 10_000
                && TrySerial(serial, out date));
        }
        if (AvailsWords.TryCondition(text, out var condition))
        {
            date = new AvailsDate(null, null, condition, text);
            return true;
        }
        return false;
    }

    /// <summary>The instant it opens something; null for a condition.</summary>
    public DateTimeOffset? AsStart(Territory territory) => Day is { } day ? TerritoryClock.StartOf(territory, day) : At;

    /// <summary>The instant it closes something, exclusive; null for a condition.</summary>
    public DateTimeOffset? AsEnd(Territory territory) => Day is { } day ? TerritoryClock.EndOf(territory, day) : At;

    static bool TryInstant(string text, out AvailsDate date)
    {
        date = default;
        if (!(text.Length > 10 && text[10] is 'T' or 't' or ' ')
            || !DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            || instant.Year is < 1900 or > 9998)
        {
            return false;
        }
        // Whole milliseconds: what a database keeps, so that a delivery compares equal to itself.
        date = new AvailsDate(null, instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)), null, text);
        return true;
    }

    /// <summary>Days since 1899-12-30, from 1900-03-01 on as spreadsheets count them; a fraction is a time without zone, so UTC.</summary>
    static bool TrySerial(double serial, out AvailsDate date)
    {
        date = default;
        if (!(serial is >= 61 and < 2_958_000))
        {
            return false;
        }
        var instant = new DateTimeOffset(1899, 12, 30, 0, 0, 0, TimeSpan.Zero).AddSeconds(Math.Round(serial * 86_400));
        if (instant.TimeOfDay == TimeSpan.Zero)
        {
            var day = LocalDate.FromDateTime(instant.DateTime);
            date = new AvailsDate(day, null, null, LocalDatePattern.Iso.Format(day));
            return true;
        }
        date = new AvailsDate(null, instant, null, InstantText.Format(instant));
        return true;
    }
}
