using System.Globalization;

namespace Portal.Domain.Time;

/// <summary>Durations as people read them: <c>30 days</c>, <c>48 hours</c>, <c>90 minutes</c>. Exact, in the largest unit that the contracts would use.</summary>
public static class DurationWords
{
    const long SecondsPerDay = 86_400;

    public static string Of(Duration duration)
    {
        var (amount, unit) = duration.Seconds switch
        {
            >= 3 * SecondsPerDay and var seconds when seconds % SecondsPerDay == 0 => (seconds / SecondsPerDay, "day"),
            var seconds when seconds % 3600 == 0 => (seconds / 3600, "hour"),
            var seconds when seconds % 60 == 0 => (seconds / 60, "minute"),
            var seconds => (seconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{amount} {unit}{(amount == 1 ? "" : "s")}");
    }
}
