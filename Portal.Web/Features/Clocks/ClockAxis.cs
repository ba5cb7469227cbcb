using System.Globalization;

namespace Portal.Web.Features.Clocks;

/// <summary>A stretch of time laid from left to right. Positions are percentages of its width.</summary>
/// <param name="From">The left edge.</param>
/// <param name="To">The right edge; after <paramref name="From"/>.</param>
public readonly record struct ClockAxis(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Span => To - From;

    /// <summary>An axis on which every instant has room, with a margin on both sides.</summary>
    public static ClockAxis Covering(IEnumerable<DateTimeOffset> instants)
    {
        var sorted = instants.Order().ToArray();
        var span = sorted[^1] - sorted[0];
        var margin = span < TimeSpan.FromHours(2) ? TimeSpan.FromHours(1) : span / 14;
        return new ClockAxis(Earlier(sorted[0], margin), Later(sorted[^1], margin));
    }

    public bool Holds(DateTimeOffset instant) => instant >= From && instant <= To;

    /// <summary>0 at the left edge, 100 at the right; outside the axis it stays at the edge.</summary>
    public double PercentOf(DateTimeOffset instant) => Math.Clamp((instant - From) / Span * 100, 0, 100);

    /// <summary>The instant at a part of the width (0 to 1), on a whole hour; on five minutes where the axis is shorter than three days.</summary>
    public DateTimeOffset At(double part)
    {
        var step = Span > TimeSpan.FromDays(3) ? TimeSpan.TicksPerHour : 5 * TimeSpan.TicksPerMinute;
        var ticks = From.UtcTicks + (long)(Span.Ticks * Math.Clamp(part, 0, 1));
        return new DateTimeOffset((ticks + step / 2) / step * step, TimeSpan.Zero);
    }

    /// <summary>At most nine marks at round instants, with their words.</summary>
    public IEnumerable<(DateTimeOffset At, string Words)> Ticks()
    {
        var step = StepOf(Span);
        var first = new DateTimeOffset((From.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);
        for (var at = first; at <= To; at += step)
        {
            yield return (at, at.ToString(step < TimeSpan.FromDays(1) ? "d MMM HH:mm" : "d MMM", CultureInfo.InvariantCulture));
        }
    }

    static TimeSpan StepOf(TimeSpan span)
    {
        double[] hours = [0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 96, 168, 336, 720, 2160, 4320];
        var step = hours.FirstOrDefault(hours => span.TotalHours / hours <= 8, double.NaN);
        return double.IsNaN(step) ? TimeSpan.FromDays(Math.Ceiling(span.TotalDays / 8)) : TimeSpan.FromHours(step);
    }

    static DateTimeOffset Earlier(DateTimeOffset instant, TimeSpan by) =>
        instant - DateTimeOffset.MinValue < by ? DateTimeOffset.MinValue : instant - by;

    static DateTimeOffset Later(DateTimeOffset instant, TimeSpan by) =>
        DateTimeOffset.MaxValue - instant < by ? DateTimeOffset.MaxValue : instant + by;
}
