using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Data.Catalog;

/// <summary>A row of <c>title_event_date</c>; the date is a day or an instant as it was stated.</summary>
sealed class EventDateRow
{
    public static readonly string[] Columns = ["TitleId", "Event", "Territory", "Date"];

    public required string TitleId { get; init; }

    public required AvailEvent Event { get; init; }

    public required Territory Territory { get; init; }

    public required string Date { get; init; }

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public static object?[] ValuesOf(string titleId, EventDate date) => [titleId, date.Event.ToString(), date.Territory.Code, date.Date.Text];

    public EventDate ToEventDate() => EventDate.TryParse(Event, Territory, Date, out var read)
        ? read
        : throw new InvalidOperationException($"'{Date}' is kept as the date of {Event} of {TitleId}, and is none.");

    /// <summary>Dates by title, each in the order of events and territories.</summary>
    public static Dictionary<string, IReadOnlyList<EventDate>> ByTitle(IEnumerable<EventDateRow> rows) => rows
        .GroupBy(row => row.TitleId, StringComparer.Ordinal)
        .ToDictionary(title => title.Key, title => InOrder(title), StringComparer.Ordinal);

    public static IReadOnlyList<EventDate> InOrder(IEnumerable<EventDateRow> rows) =>
        [.. rows.Select(row => row.ToEventDate()).OrderBy(date => date.Event).ThenBy(date => date.Territory)];
}
