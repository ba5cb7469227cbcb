using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Portal.Domain.Time;

/// <summary>
/// An exact, positive length of time in whole seconds. On the wire ISO 8601 in days and time only (<c>P30D</c>, <c>PT48H</c>);
/// years and months are refused because they have no exact length, weeks because the contracts do not know them.
/// Zero cannot be built: absent is absent. The default value is not a duration and must not be used.
/// </summary>
public readonly record struct Duration : IComparable<Duration>
{
    /// <summary>The longest a term may be: 100 years of 365 days. Beyond it, "none" is meant.</summary>
    public const long MaxSeconds = 100L * 365 * SecondsPerDay;

    const long SecondsPerDay = 86_400;

    Duration(long seconds) => Seconds = seconds;

    public long Seconds { get; }

    public static Duration FromSeconds(long seconds) =>
        seconds is > 0 and <= MaxSeconds
            ? new Duration(seconds)
            : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A duration is between one second and 100 years.");

    public static Duration FromHours(long hours) => FromSeconds(hours * 3600);

    public static Duration FromDays(long days) => FromSeconds(days * SecondsPerDay);

    public static Duration Min(Duration first, Duration second) => first.Seconds <= second.Seconds ? first : second;

    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Seconds);

    /// <summary>Reads <c>P[n]D[T[n]H[n]M[n]S]</c>. Upper case, whole numbers, no sign.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Duration duration) =>
        TryParse(text, out duration, out _);

    /// <summary>As <see cref="TryParse(string?, out Duration)"/>, with the reason when it cannot be read.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Duration duration, [NotNullWhen(false)] out string? problem)
    {
        duration = default;
        if (!TryReadSeconds(text, out var seconds, out problem))
        {
            return false;
        }
        switch (seconds)
        {
            case 0:
                problem = "zero is not a length of time: leave it out, or state null for none";
                return false;
            case > MaxSeconds:
                problem = "longer than 100 years: state null for no limit";
                return false;
            default:
                duration = new Duration(seconds);
                return true;
        }
    }

    public static Duration Parse(string text) =>
        TryParse(text, out var duration, out var problem) ? duration : throw new FormatException($"'{text}': {problem}.");

    /// <summary>The canonical text: whole days from three days on (<c>P30D</c>), else hours, minutes and seconds (<c>PT48H</c>).</summary>
    public override string ToString()
    {
        if (Seconds % SecondsPerDay == 0 && Seconds >= 3 * SecondsPerDay)
        {
            return string.Create(CultureInfo.InvariantCulture, $"P{Seconds / SecondsPerDay}D");
        }
        var (hours, minutes, seconds) = (Seconds / 3600, Seconds / 60 % 60, Seconds % 60);
        var text = new StringBuilder("PT");
        AppendPart(text, hours, 'H');
        AppendPart(text, minutes, 'M');
        AppendPart(text, seconds, 'S');
        return text.ToString();
    }

    public int CompareTo(Duration other) => Seconds.CompareTo(other.Seconds);

    public static bool operator <(Duration left, Duration right) => left.Seconds < right.Seconds;

    public static bool operator >(Duration left, Duration right) => left.Seconds > right.Seconds;

    public static bool operator <=(Duration left, Duration right) => left.Seconds <= right.Seconds;

    public static bool operator >=(Duration left, Duration right) => left.Seconds >= right.Seconds;

    static void AppendPart(StringBuilder text, long value, char unit)
    {
        if (value > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value}{unit}");
        }
    }

    static bool TryReadSeconds([NotNullWhen(true)] string? text, out long seconds, [NotNullWhen(false)] out string? problem)
    {
        seconds = 0;
        problem = "not a duration: use days and time, for example P30D or PT48H";
        if (text is not ['P', _, ..])
        {
            return false;
        }
        var inTime = false;
        var lastRank = -1;
        var anyPart = false;
        for (var at = 1; at < text.Length;)
        {
            if (text[at] == 'T')
            {
                if (inTime || at == text.Length - 1)
                {
                    return false;
                }
                (inTime, at) = (true, at + 1);
                continue;
            }
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            if (at == text.Length || at == digits || at - digits > 11)
            {
                return false;
            }
            var amount = long.Parse(text.AsSpan(digits, at - digits), CultureInfo.InvariantCulture);
            var unit = text[at++];
            if (unit is 'Y' or 'W' || (unit == 'M' && !inTime))
            {
                problem = "years, months and weeks have no exact length: use days and time, for example P30D or PT48H";
                return false;
            }
            var (rank, factor) = (unit, inTime) switch
            {
                ('D', false) => (0, SecondsPerDay),
                ('H', true) => (1, 3600L),
                ('M', true) => (2, 60L),
                ('S', true) => (3, 1L),
                _ => (-1, 0L),
            };
            if (rank <= lastRank)
            {
                return false;
            }
            (lastRank, anyPart) = (rank, true);
            seconds += amount * factor;
        }
        if (!anyPart)
        {
            return false;
        }
        problem = null;
        return true;
    }
}
