using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>
/// A date as a row states it: a calendar day (which the clock of a territory turns into an instant), an instant, always (<c>Open</c>,
/// <c>Immediate</c>), or an event. <c>TBD</c> is none of them: somebody has yet to say.
/// </summary>
public readonly partial record struct StatedDate
{
    /// <summary>The year that systems write for "never": a date in it bounds nothing.</summary>
    const int EndOfTime = 9999;

    StatedDate(string text) => Text = text;

    /// <summary>As it stands, for people and for an export.</summary>
    public string Text { get; }

    public LocalDate? Day { get; private init; }

    public DateTimeOffset? At { get; private init; }

    /// <summary>When a day that names its own zone is over; null for anything else. Its beginning is <see cref="At"/>.</summary>
    DateTimeOffset? Over { get; init; }

    /// <summary>Not bounded: as a start it has always begun, as an end it never comes.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>At once: as a start it has begun, as an end it is over.</summary>
    public bool IsImmediate { get; private init; }

    public AvailEvent? Event { get; private init; }

    /// <summary>Whether it is no date of its own but waits for something.</summary>
    public bool IsCondition => Event is not null || IsUndetermined;

    /// <summary><c>TBD</c>.</summary>
    public bool IsUndetermined => Day is null && At is null && Event is null && !IsOpen && !IsImmediate;

    public static StatedDate Of(LocalDate day) => TryDay(LocalDatePattern.Iso.Format(day), out var date) ? date : default;

    /// <summary>In whole milliseconds: what a database keeps, so that a delivery compares equal to itself.</summary>
    public static StatedDate Of(DateTimeOffset instant, string text) =>
        new(text) { At = instant.ToUniversalTime().AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)) };

    /// <summary>
    /// Reads <c>2027-03-01</c>, an ISO date-time (without a zone it is UTC), a day with its zone as xs:date allows (<c>2027-03-01+02:00</c>,
    /// whose midnights no territory moves) or the word of a condition. Other spellings of dates are not read, because <c>04/05/2027</c> is
    /// two days. Any day of 9999 is open.
    /// </summary>
    public static bool TryParse(string text, out StatedDate date)
    {
        if (text is [var digit, ..] && char.IsAsciiDigit(digit))
        {
            return text.Length == 10 ? TryDay(text, out date) : TryZonedDay(text, out date) || TryInstant(text, out date);
        }
        date = new StatedDate(text);
        switch (AvailEvents.Squeezed(text))
        {
            case "open":
                date = date with { IsOpen = true };
                return true;
            case "immediate":
                date = date with { IsImmediate = true };
                return true;
            case "tbd":
                return true;
            default:
                var known = AvailEvents.TryParse(text, out var what);
                date = date with { Event = what };
                return known;
        }
    }

    /// <summary>The instant a day or an instant comes in the territory; null for anything else.</summary>
    public DateTimeOffset? StartIn(Territory territory) => Day is { } day ? TerritoryClock.StartOf(territory, day) : At;

    /// <summary>The instant a day or an instant is over in the territory, exclusive; null for anything else.</summary>
    public DateTimeOffset? EndIn(Territory territory) => Day is { } day ? TerritoryClock.EndOf(territory, day) : Over ?? At;

    public override string ToString() => Text;

    static bool TryDay(string text, out StatedDate date)
    {
        var read = LocalDatePattern.Iso.Parse(text);
        date = read switch
        {
            { Success: true, Value.Year: >= 1900 and < EndOfTime } => new StatedDate(text) { Day = read.Value },
            { Success: true, Value.Year: EndOfTime } => new StatedDate(text) { IsOpen = true },
            _ => default,
        };
        return date.Text is not null;
    }

    static bool TryZonedDay(string text, out StatedDate date)
    {
        date = ZonedDay().Match(text) is { Success: true } match && TryInstant($"{match.Groups[1].ValueSpan}T00:00:00{match.Groups[2].ValueSpan}", out var midnight)
            ? midnight.At is { } at ? new StatedDate(text) { At = at, Over = at.AddDays(1) } : new StatedDate(text) { IsOpen = true }
            : default;
        return date.Text is not null;
    }

    static bool TryInstant(string text, out StatedDate date)
    {
        date = IsoInstant().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            && instant.Year is >= 1900 and <= EndOfTime
                ? instant.Year == EndOfTime ? new StatedDate(text) { IsOpen = true } : Of(instant, text)
                : default;
        return date.Text is not null;
    }

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZonedDay();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?( ?[Zz]|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsoInstant();
}
