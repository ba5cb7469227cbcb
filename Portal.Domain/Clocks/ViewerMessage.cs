using System.Globalization;

namespace Portal.Domain.Clocks;

/// <summary>What the viewer's screen says about a download: after the governing clock, rounded down.</summary>
public static class ViewerMessage
{
    static readonly TimeSpan HoursBelowDay = TimeSpan.FromHours(24) - TimeSpan.FromTicks(1);
    static readonly TimeSpan HoursUpToThreeDays = TimeSpan.FromHours(72);

    /// <param name="expiry">When the copy ends.</param>
    /// <param name="hasPlayed">Whether playback has begun.</param>
    /// <param name="now">The instant the viewer looks.</param>
    public static string For(in Expiry expiry, bool hasPlayed, DateTimeOffset now)
    {
        if (expiry.At is not { } at)
        {
            return "No expiry";
        }
        var left = at - now;
        if (left <= TimeSpan.Zero)
        {
            return "Expired";
        }
        if (expiry.Governing == Clock.CheckIn)
        {
            return $"Connect within {Words(left, HoursBelowDay, more: false)}";
        }
        return hasPlayed
            ? $"Expires in {Words(left, HoursUpToThreeDays, more: false)}"
            : $"Available for {Words(left, HoursBelowDay, more: true)}";
    }

    static string Words(TimeSpan left, TimeSpan hoursUpTo, bool more)
    {
        var hours = (long)left.TotalHours;
        var (amount, unit) = hours switch
        {
            _ when left > hoursUpTo => ((long)left.TotalDays, "day"),
            > 0 => (hours, "hour"),
            _ => ((long)left.TotalMinutes, "minute"),
        };
        if (amount == 0)
        {
            return "less than a minute";
        }
        var noun = amount == 1 ? unit : unit + "s";
        return string.Create(CultureInfo.InvariantCulture, $"{amount} {(more ? "more " : "")}{noun}");
    }
}
