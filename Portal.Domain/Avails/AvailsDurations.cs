using System.Globalization;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>Lengths of time as workbooks hold them.</summary>
public static class AvailsDurations
{
    /// <summary>
    /// A rental or watch period: whole hours (<c>720</c>, <c>720:00</c>, <c>720:00:00</c>), a cell shown as time (days),
    /// or ISO 8601 in days and time (<c>PT720H</c>, <c>P30D</c>). Years and months have no exact length and are refused.
    /// </summary>
    public static bool TryPeriod(AvailsCell cell, out Duration duration, out string problem)
    {
        duration = default;
        problem = "use whole hours (720), or days and time (P30D, PT720H)";
        if (cell.Kind is AvailsCellKind.Boolean or AvailsCellKind.Error)
        {
            return false;
        }
        if (cell.Text.StartsWith('-'))
        {
            problem = "a length of time is not negative: " + problem;
            return false;
        }
        if (cell.Text.StartsWith('P') || cell.Text.StartsWith('p'))
        {
            var read = Duration.TryParse(cell.Text.ToUpperInvariant(), out duration, out var reason);
            problem = reason ?? "";
            return read;
        }
        var seconds = cell.Kind switch
        {
            AvailsCellKind.Date => Math.Round(cell.Number * 86_400),
            AvailsCellKind.Number => double.IsInteger(cell.Number) ? cell.Number * 3_600 : double.NaN,
            _ => ClockSeconds(cell.Text, hoursFirst: true) ?? double.NaN,
        };
        switch (seconds)
        {
            case double.NaN:
                return false;
            case < 0:
                problem = "a length of time is not negative: " + problem;
                return false;
            case 0:
                problem = "zero is not a length of time: leave the cell empty where nothing is stated";
                return false;
            case > Duration.MaxSeconds:
                problem = "longer than 100 years: leave the cell empty where nothing limits it";
                return false;
        }
        duration = Duration.FromSeconds((long)seconds);
        return true;
    }

    /// <summary>
    /// The lag of a condition: ISO 8601 in days and time, before the event where negative (<c>-P5DT10H</c>). Null for none at all,
    /// which <c>P0D</c> says too.
    /// </summary>
    public static bool TryLag(AvailsCell cell, out Lag? lag, out string problem)
    {
        (lag, problem) = (null, "use days and time, for example P30D, PT12H or -P5DT10H");
        var text = cell.Text.ToUpperInvariant();
        if (cell.Kind != AvailsCellKind.Text || text.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }
        if (text.TrimStart('-') is "P0D" or "PT0H" or "PT0M" or "PT0S")
        {
            return true;
        }
        var read = Lag.TryParse(text, out var stated, out var reason);
        (lag, problem) = (read ? stated : null, reason ?? "");
        return read;
    }

    /// <summary>A run time: a day fraction (0.0807870), <c>1:56:20</c>, <c>56:20</c> (minutes and seconds), or ISO 8601.</summary>
    public static bool TryRunTime(AvailsCell cell, out Duration duration)
    {
        duration = default;
        if (cell.Kind == AvailsCellKind.Text && cell.Text.StartsWith('P'))
        {
            return Duration.TryParse(cell.Text, out duration);
        }
        var seconds = cell.Kind switch
        {
            // A number of a day or more is no day fraction but minutes: no film runs for a day.
            AvailsCellKind.Number or AvailsCellKind.Date => cell.Number < 1 ? Math.Round(cell.Number * 86_400) : Math.Round(cell.Number * 60),
            AvailsCellKind.Text => ClockSeconds(cell.Text, hoursFirst: false) ?? double.NaN,
            _ => double.NaN,
        };
        if (!(seconds is > 0 and <= Duration.MaxSeconds))
        {
            return false;
        }
        duration = Duration.FromSeconds((long)seconds);
        return true;
    }

    /// <summary>Colon-separated whole numbers; two of them are hours and minutes, or minutes and seconds. Null where it is neither.</summary>
    static long? ClockSeconds(string text, bool hoursFirst)
    {
        Span<Range> ranges = stackalloc Range[4];
        var count = text.AsSpan().Split(ranges, ':');
        if (count is 0 or > 3)
        {
            return null;
        }
        Span<long> parts = stackalloc long[3];
        for (var at = 0; at < count; at++)
        {
            if (!long.TryParse(text.AsSpan(ranges[at]), NumberStyles.None, CultureInfo.InvariantCulture, out parts[at])
                || parts[at] > 10_000_000
                || (at > 0 && parts[at] > 59))
            {
                return null;
            }
        }
        return (count, hoursFirst) switch
        {
            (3, _) => (parts[0] * 3600) + (parts[1] * 60) + parts[2],
            (2, true) => (parts[0] * 3600) + (parts[1] * 60),
            (2, false) => (parts[0] * 60) + parts[1],
            (1, true) => parts[0] * 3600,
            _ => null,
        };
    }
}
