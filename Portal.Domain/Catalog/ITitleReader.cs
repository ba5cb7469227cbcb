using Portal.Domain.Access;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Domain.Time;

namespace Portal.Domain.Catalog;

/// <summary>What a list of titles is sorted by; the id decides where that is the same.</summary>
public enum TitleSort
{
    Name,
    Kind,
    ContentOwner,
    Version,
}

/// <summary>Which titles are asked for. Null asks for nothing in particular.</summary>
/// <param name="Search">Part of the name or the id, in any case.</param>
/// <param name="ParentId">Only the seasons of a series, the episodes of a season.</param>
public sealed record TitleQuery(
    PageRequest Page,
    string? Search = null,
    string? Owner = null,
    TitleKind? Kind = null,
    string? ParentId = null,
    TitleSort Sort = TitleSort.Name,
    bool Descending = false);

/// <summary>A title as lists show it.</summary>
/// <param name="Avails">How many rows grant it anything or nothing: all that were imported.</param>
/// <param name="Territories">How many territories they name; worldwide counts as one.</param>
/// <param name="Window">From the earliest start to the latest end of its windows; null while none has dates.</param>
/// <param name="Path">The series and season above it, widest first.</param>
public sealed record TitleListItem(Title Title, int Avails, int Territories, Window? Window, IReadOnlyList<TitleName> Path);

/// <summary>A title, to name and to link.</summary>
public sealed record TitleName(string Id, string Name);

/// <summary>A title with what surrounds it.</summary>
/// <param name="Ancestors">Nearest first: an episode's season, then its series.</param>
/// <param name="Children">By number, then id.</param>
/// <param name="Avails">By territory, type, format and start; those the viewer may see, conditions resolved.</param>
public sealed record TitleDetail(
    Title Title,
    IReadOnlyList<Title> Ancestors,
    IReadOnlyList<Title> Children,
    IReadOnlyList<Avail> Avails)
{
    /// <summary>When its events happen, as people stated it; by event, then territory.</summary>
    public IReadOnlyList<EventDate> EventDates { get; init; } = [];

    /// <summary>What rows wait for, by event, then territory.</summary>
    public IReadOnlyList<AwaitedEvent> Awaited =>
    [
        .. Avails
            .SelectMany(avail => avail.WaitingFor(avail.Territory).Select(what => (Event: what, avail.Territory)))
            .GroupBy(wait => wait)
            .Select(wait => new AwaitedEvent(wait.Key.Event, wait.Key.Territory, wait.Count()))
            .OrderBy(wait => wait.Event).ThenBy(wait => wait.Territory),
    ];
}

/// <summary>An event without a date that rows wait for.</summary>
/// <param name="Territory">Of the rows; worldwide where they hold everywhere, and then some territory may have a date of its own.</param>
/// <param name="Rows">How many wait for it there.</param>
public sealed record AwaitedEvent(AvailEvent Event, Territory Territory, int Rows);

/// <summary>The catalog as a viewer sees it: titles of the content owners they hold, and titles of nobody's.</summary>
public interface ITitleReader
{
    Task<Page<TitleListItem>> Page(Viewer viewer, TitleQuery query, CancellationToken cancellationToken);

    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<TitleDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken);
}
