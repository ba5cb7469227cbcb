using System.Globalization;
using NodaTime;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>Dates as cells hold them.</summary>
public static class AvailsDates
{
    /// <summary>Reads serial dates and what <see cref="StatedDate"/> reads.</summary>
    public static bool TryRead(AvailsCell cell, out StatedDate date)
    {
        date = default;
        if (cell.IsNumeric)
        {
            return TrySerial(cell.Number + cell.DaysToAdd, out date);
        }
        var text = cell.Text;
        return cell.Kind == AvailsCellKind.Text
            && text.Length > 0
            && (StatedDate.TryParse(text, out date)
                || (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
                    && serial > 10_000
                    && TrySerial(serial, out date)));
    }

    /// <summary>Days since 1899-12-30, from 1900-03-01 on as spreadsheets count them; a fraction is a time without zone, so UTC.</summary>
    static bool TrySerial(double serial, out StatedDate date)
    {
        date = default;
        if (!(serial is >= 61 and < 2_958_466))
        {
            return false;
        }
        var instant = new DateTimeOffset(1899, 12, 30, 0, 0, 0, TimeSpan.Zero).AddSeconds(Math.Round(serial * 86_400));
        date = instant.TimeOfDay == TimeSpan.Zero
            ? StatedDate.Of(LocalDate.FromDateTime(instant.DateTime))
            : StatedDate.Of(instant, InstantText.Format(instant));
        return true;
    }
}
