using System.Globalization;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Web.Features.Titles;

/// <summary>What rows wait for, in the words of a rights manager.</summary>
static class EventWords
{
    public static string Of(AvailEvent what) => what switch
    {
        AvailEvent.ESTStart => "the start of purchase (EST)",
        AvailEvent.ESTEnd => "the end of purchase (EST)",
        AvailEvent.VODStart => "the start of rental (VOD)",
        AvailEvent.VODEnd => "the end of rental (VOD)",
        AvailEvent.SVODStart => "the start of subscription (SVOD)",
        AvailEvent.SVODEnd => "the end of subscription (SVOD)",
        AvailEvent.AVODStart => "the start with ads (AVOD)",
        AvailEvent.AVODEnd => "the end with ads (AVOD)",
        AvailEvent.POESTStart => "the start of pre-orders (POEST)",
        AvailEvent.Theatrical => "the theatrical release",
        AvailEvent.Broadcast => "the first broadcast",
        AvailEvent.Completed => "the completion",
    };

    public static string Capital(AvailEvent what) => Of(what) is var words ? char.ToUpperInvariant(words[4]) + words[5..] : "";

    public static string Place(Territory territory) => territory.IsWorldwide ? "everywhere" : $"in {territory}";

    /// <summary>A day as people read it; an instant with its time in UTC.</summary>
    public static string Date(StatedDate date) => date switch
    {
        { Day: { } day } => LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu").Format(day),
        { At: { } at } => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture),
        _ => date.Text,
    };

    public static string Sentence(AwaitedEvent wait) => wait.Territory.IsWorldwide
        ? $"{Rows(wait.Rows)} worldwide {(wait.Rows == 1 ? "waits" : "wait")} for {Of(wait.Event)}."
        : $"{Rows(wait.Rows)} in {wait.Territory} {(wait.Rows == 1 ? "waits" : "wait")} for {Of(wait.Event)}.";

    /// <summary>Why a row has no window; null where it has one.</summary>
    public static string? WhyClosed(Avail avail) => avail.Window is not null ? null
        : avail.WaitingFor(avail.Territory) is { Count: > 0 } waits ? $"waits for {string.Join(" and ", waits.Select(Of))}"
        : avail.WindowDuration is { } longest && !IsUndetermined(avail) ? $"{DurationWords.Of(longest)} from a start that is not dated"
        : "waits for the studio to say when";

    /// <summary>What its dates hang on: <c>12 hours before the theatrical release</c>; null for a row of dates.</summary>
    public static string? HangsOn(Avail avail)
    {
        string?[] sides = [Side("from", avail.StatedStart, avail.StartLag), Side("until", avail.StatedEnd, avail.EndLag)];
        return sides.Any(side => side is not null) ? string.Join(", ", sides.OfType<string>()) : null;
    }

    static string? Side(string word, string stated, Lag? lag) => StatedDate.TryParse(stated, out var date) && date.Event is { } what
        ? lag is { } moved
            ? $"{word} {DurationWords.Of(Duration.FromSeconds(Math.Abs(moved.Seconds)))} {(moved.Seconds < 0 ? "before" : "after")} {Of(what)}"
            : $"{word} {Of(what)}"
        : null;

    static bool IsUndetermined(Avail avail) =>
        new[] { avail.StatedStart, avail.StatedEnd }.Any(text => !StatedDate.TryParse(text, out var date) || date.IsUndetermined);

    static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";
}
