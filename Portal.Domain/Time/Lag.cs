using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Portal.Domain.Time;

/// <summary>
/// How long after an event something happens, or before it where negative. Exact, in whole seconds; on the wire xs:duration in days and
/// time only (<c>P30D</c>, <c>-P5DT10H</c>). Zero cannot be built: absent is absent. The default value is not a lag and must not be used.
/// </summary>
public readonly record struct Lag
{
    const long SecondsPerDay = 86_400;

    Lag(long seconds) => Seconds = seconds;

    /// <summary>Negative before the event.</summary>
    public long Seconds { get; }

    public static Lag FromSeconds(long seconds) =>
        seconds != 0 && Math.Abs(seconds) <= Duration.MaxSeconds
            ? new Lag(seconds)
            : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A lag is between one second and 100 years, before or after.");

    /// <summary>Reads <c>[-]P[n]D[T[n]H[n]M[n]S]</c>, with the reason when it cannot be read. Upper case, whole numbers.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Lag lag, [NotNullWhen(false)] out string? problem)
    {
        lag = default;
        var isBefore = text is ['-', ..];
        if (!Duration.TryParse(isBefore ? text![1..] : text, out var length, out problem))
        {
            return false;
        }
        lag = new Lag(isBefore ? -length.Seconds : length.Seconds);
        return true;
    }

    public static Lag Parse(string text) => TryParse(text, out var lag, out var problem) ? lag : throw new FormatException($"'{text}': {problem}.");

    /// <summary>The instant this long after another; at the ends of the calendar it stays there.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks + (Seconds * TimeSpan.TicksPerSecond);
        return new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>The canonical text, as avails write it: whole days, then time (<c>-P5DT10H</c>).</summary>
    public override string ToString()
    {
        var length = Math.Abs(Seconds);
        var text = new StringBuilder(Seconds < 0 ? "-P" : "P");
        Append(text, length / SecondsPerDay, 'D');
        if (length % SecondsPerDay != 0)
        {
            text.Append('T');
            Append(text, length / 3600 % 24, 'H');
            Append(text, length / 60 % 60, 'M');
            Append(text, length % 60, 'S');
        }
        return text.ToString();
    }

    static void Append(StringBuilder text, long value, char unit)
    {
        if (value > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value}{unit}");
        }
    }
}
