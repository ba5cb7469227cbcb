using System.Globalization;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>TUF's date-time: <c>2027-03-01T00:00:00Z</c>, no fraction, always Z.</summary>
public static class TufInstant
{
    const string Pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A fraction of a second is dropped, never rounded up: nothing lives longer than was asked.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
