using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>
/// From what a row states to when it is open. A start is the day's first instant, an end the day's last, each by the territory's clock;
/// a condition is its event's instant moved by the lag; WindowDuration ends the window that long after it opens, if nothing ends it
/// before; a pre-order opens with its SuppressionLiftDate, and never before its Start.
/// </summary>
static class AvailWindow
{
    /// <summary>What an end that came at once is called where the row has always been open: long over.</summary>
    static readonly DateTimeOffset LongOver = DateTimeOffset.UnixEpoch;

    /// <summary>Kiribati, where days begin first, Tonga, where they end first, and American Samoa, where they do both last.</summary>
    static readonly Territory[] Edges = [Territory.Parse("KI"), Territory.Parse("TO"), Territory.Parse("AS")];

    /// <summary>The window in a territory; null while something it depends on has no date.</summary>
    public static Window? Of(Avail avail, Territory territory, TitleEvents? events) => Find(avail, territory, events, asked: 0).Window;

    /// <summary>
    /// The row's own window; of a worldwide row the widest anywhere. Days begin and end at the edges of the world's clocks there, and where
    /// lengths or events come in, each edge has a window of its own, as has each territory that <paramref name="named"/> singles out.
    /// </summary>
    public static Window? Widest(Avail avail, TitleEvents? events, IEnumerable<Territory> named)
    {
        var general = Of(avail, avail.Territory, events);
        if (!avail.Territory.IsWorldwide || (events is null && avail.WindowDuration is null))
        {
            return general;
        }
        return Window.Around(
        [
            .. Edges.Concat(named.Where(avail.Covers)).Distinct().Select(territory => Of(avail, territory, events)).Append(general).OfType<Window>(),
        ]);
    }

    /// <summary>The instant a row opens, for the events it makes; one that was always open has none.</summary>
    public static EventTime OpeningOf(Avail avail, Territory territory, TitleEvents events, int asked) =>
        Start(avail, territory, events, asked) is var start && start.IsKnown
            ? new EventTime(start.At, IsCircular: false)
            : new EventTime(null, start.IsCircular);

    /// <summary>The instant a row closes; one that never does has none.</summary>
    public static EventTime ClosingOf(Avail avail, Territory territory, TitleEvents events, int asked)
    {
        var (window, isCircular) = Find(avail, territory, events, asked);
        return new EventTime(window?.End, isCircular);
    }

    /// <summary>The events a row waits for in a territory, as it states them.</summary>
    public static IEnumerable<AvailEvent> WaitingFor(Avail avail, Territory territory, TitleEvents? events) =>
        new[] { avail.StatedStart, avail.StatedEnd }
            .Select(text => StatedDate.TryParse(text, out var date) ? date.Event : null)
            .OfType<AvailEvent>()
            .Distinct()
            .Where(what => events?.At(what, territory) is null);

    static (Window? Window, bool IsCircular) Find(Avail avail, Territory territory, TitleEvents? events, int asked)
    {
        var start = Start(avail, territory, events, asked);
        var end = End(avail, territory, events, asked);
        if (!start.IsKnown || !end.IsKnown)
        {
            return (null, (start.IsKnown || start.IsCircular) && (end.IsKnown || end.IsCircular));
        }
        var (opens, closes) = (start.At, end.IsImmediate ? start.At ?? LongOver : end.At);
        if (avail.WindowDuration is { } longest)
        {
            if (opens is null)
            {
                return (null, false);
            }
            var last = Lag.FromSeconds(longest.Seconds).After(opens.Value);
            closes = closes is { } stated && stated < last ? stated : last;
        }
        return (new Window(opens, closes), false);
    }

    static Bound Start(Avail avail, Territory territory, TitleEvents? events, int asked)
    {
        var start = StatedDate.TryParse(avail.StatedStart, out var stated) ? Read(stated, avail.StartLag, territory, isEnd: false, events, asked) : default;
        return start.IsKnown
            && avail.IsPreOrder
            && avail.StatedSuppressionLiftDate is { } text
            && StatedDate.TryParse(text, out var lift)
            && lift.StartIn(territory) is { } lifted
            && (start.At is null || start.At < lifted)
                ? Bound.Of(lifted)
                : start;
    }

    static Bound End(Avail avail, Territory territory, TitleEvents? events, int asked) =>
        StatedDate.TryParse(avail.StatedEnd, out var stated) ? Read(stated, avail.EndLag, territory, isEnd: true, events, asked) : default;

    static Bound Read(StatedDate stated, Lag? lag, Territory territory, bool isEnd, TitleEvents? events, int asked)
    {
        if (stated.Event is { } what)
        {
            var time = events?.Find(what, territory, asked) ?? EventTime.Unknown;
            return time.At is { } at ? Bound.Of(lag?.After(at) ?? at) : new Bound(false, null, false, time.IsCircular);
        }
        return stated.IsUndetermined
            ? default
            : new Bound(true, isEnd ? stated.EndIn(territory) : stated.StartIn(territory), stated.IsImmediate, false);
    }

    /// <summary>One side of a window; known without an instant, it is open.</summary>
    readonly record struct Bound(bool IsKnown, DateTimeOffset? At, bool IsImmediate, bool IsCircular)
    {
        public static Bound Of(DateTimeOffset at) => new(true, at, false, false);
    }
}
