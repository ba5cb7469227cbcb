using System.Collections.Immutable;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>
/// When the events of one title happen, as far as that is known: from its own rows, else from dates that somebody stated. Nothing is
/// guessed: while one of the rows that make an event has no date itself, the event has none. Equal where rows and dates are.
/// </summary>
public sealed class TitleEvents : IEquatable<TitleEvents>
{
    readonly ImmutableArray<Avail> rows;
    readonly ImmutableArray<EventDate> dates;

    TitleEvents(IEnumerable<Avail> rows, IEnumerable<EventDate> dates) => (this.rows, this.dates) = ([.. rows], [.. dates]);

    /// <summary>
    /// The rows of one title with their conditions resolved: each that waits gets the window that the others and the stated dates give it,
    /// and none where they give none. Takes rows as they are delivered and stored; the same list where nothing waits.
    /// </summary>
    public static IReadOnlyList<Avail> Resolve(IReadOnlyList<Avail> rows, IReadOnlyList<EventDate> dates)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(dates);
        if (!rows.Any(row => row.Window is null))
        {
            return rows;
        }
        var events = new TitleEvents(rows, dates);
        var named = rows.SelectMany(row => row.ExcludedTerritories.Append(row.Territory)).Concat(dates.Select(date => date.Territory)).Where(territory => !territory.IsWorldwide).ToHashSet();
        return [.. rows.Select(row => row.Window is null ? row with { Events = events, Window = AvailWindow.Widest(row, events, named) } : row)];
    }

    /// <summary>When it happens in a territory; null while nobody has said.</summary>
    public DateTimeOffset? At(AvailEvent what, Territory territory) => Find(what, territory, asked: 0).At;

    public bool Equals(TitleEvents? other) =>
        other is not null && (ReferenceEquals(this, other) || (rows.SequenceEqual(other.rows) && dates.SequenceEqual(other.dates)));

    public override bool Equals(object? obj) => Equals(obj as TitleEvents);

    public override int GetHashCode() => HashCode.Combine(rows.Length, dates.Length);

    /// <param name="asked">The events whose dates are being looked for, a bit each: an event that waits for itself has no date.</param>
    internal EventTime Find(AvailEvent what, Territory territory, int asked)
    {
        var bit = 1 << (int)what;
        if ((asked & bit) != 0)
        {
            return EventTime.OfItself;
        }
        var told = AvailEvents.TypeOf(what) is var (type, isEnd) ? FromRows(type, isEnd, territory, asked | bit) : EventTime.Unknown;
        return told.At is null && StatedAt(what, territory) is { } stated ? new EventTime(stated, IsCircular: false) : told;
    }

    /// <summary>The first start or the last end of the rows of a type. A row that begins with what it makes says nothing of when that is.</summary>
    EventTime FromRows(string type, bool isEnd, Territory territory, int asked)
    {
        DateTimeOffset? found = null;
        var isCircular = false;
        foreach (var row in rows)
        {
            if (!row.Covers(territory) || !row.StatedLicenseType.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var time = isEnd ? AvailWindow.ClosingOf(row, territory, this, asked) : AvailWindow.OpeningOf(row, territory, this, asked);
            if (time.IsCircular)
            {
                isCircular = true;
            }
            else if (time.At is not { } at)
            {
                return EventTime.Unknown;
            }
            else if (found is null || (isEnd ? at > found : at < found))
            {
                found = at;
            }
        }
        return new EventTime(found, found is null && isCircular);
    }

    DateTimeOffset? StatedAt(AvailEvent what, Territory territory) =>
        (dates.FirstOrDefault(date => date.Event == what && date.Territory == territory)
            ?? dates.FirstOrDefault(date => date.Event == what && date.Territory.IsWorldwide))?.Date.StartIn(territory);
}

/// <summary>When something happens; without an instant nobody knows yet, or it never does.</summary>
/// <param name="IsCircular">It waits for itself and for nothing else.</param>
readonly record struct EventTime(DateTimeOffset? At, bool IsCircular)
{
    public static EventTime Unknown => default;

    public static EventTime OfItself => new(null, IsCircular: true);
}
