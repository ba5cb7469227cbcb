using System.Globalization;

namespace Portal.Testing.Rights;

/// <summary>Instants as tests write them: always UTC, as short as is exact: <c>2026-06-01</c>, <c>2026-06-01T12:00</c>, <c>2026-06-01T12:00:01Z</c>.</summary>
public static class Instant
{
    static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static DateTimeOffset At(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DateTimeOffset.ParseExact(text.TrimEnd('Z'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
