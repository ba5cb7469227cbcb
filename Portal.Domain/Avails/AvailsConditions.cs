using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>What is said of rows whose conditions have no date, once all that could give them one has been looked at.</summary>
public static class AvailsConditions
{
    /// <summary>Notes why a row has no window by itself, at the cells that state it.</summary>
    internal static void Explain(AvailsRowCells row, Avail avail)
    {
        var waits = false;
        foreach (var (column, text, lag) in new[] { (AvailsColumn.Start, avail.StatedStart, avail.StartLag), (AvailsColumn.End, avail.StatedEnd, avail.EndLag) })
        {
            if (StatedDate.TryParse(text, out var date) && date.IsCondition)
            {
                waits = true;
                row.WarnWhileWaiting(column, FindingCodes.ConditionUnresolved,
                    $"{column} is the condition {date.Text}{(lag is null ? "" : $" ({lag})")}, which has no date yet: the row grants nothing until "
                    + (date.Event is { } what ? $"{What(what)}." : "a delivery states one."));
            }
        }
        if (!waits)
        {
            row.WarnWhileWaiting(AvailsColumn.WindowDuration, FindingCodes.ConditionUnresolved,
                $"WindowDuration {avail.WindowDuration} counts from where the window opens, and Start is {avail.StatedStart}: the row grants nothing until Start is a date.");
        }
    }

    /// <summary>
    /// The findings of a delivery's rows that still wait for a date, given the rows their titles have once the delivery is applied
    /// (by title) and the dates people stated.
    /// </summary>
    public static IEnumerable<AvailsFinding> StillWaiting(
        IEnumerable<AvailsRecord> records, Func<string, IEnumerable<Avail>> rowsOf, Func<string, IReadOnlyList<EventDate>> datesOf)
    {
        ArgumentNullException.ThrowIfNull(rowsOf);
        ArgumentNullException.ThrowIfNull(datesOf);
        foreach (var title in records
            .Where(record => !record.Waits.IsEmpty && record.EntryType is not (EntryType.FullDelete or EntryType.Delete))
            .GroupBy(record => record.Avail.TitleId, StringComparer.Ordinal))
        {
            var rows = title.Select(record => record.Avail).Concat(rowsOf(title.Key)).DistinctBy(avail => avail.Id).ToArray();
            var resolved = TitleEvents.Resolve(rows, datesOf(title.Key)).ToDictionary(avail => avail.Id, StringComparer.Ordinal);
            foreach (var record in title)
            {
                if (resolved[record.Avail.Id] is { Window: null } waiting)
                {
                    foreach (var finding in record.Waits.Where(finding => WaitsAt(waiting, finding)))
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    // A row may have the date of one side and wait for that of the other.
    static bool WaitsAt(Avail avail, AvailsFinding finding)
    {
        var text = finding.Column == nameof(AvailsColumn.Start) ? avail.StatedStart : finding.Column == nameof(AvailsColumn.End) ? avail.StatedEnd : null;
        return text is null || !StatedDate.TryParse(text, out var date) || date.Event is not { } what || avail.WaitingFor(avail.Territory).Contains(what);
    }

    static string What(AvailEvent what) => AvailEvents.TypeOf(what) is var (type, isEnd)
        ? $"{type} rows of the title say when they {(isEnd ? "end" : "start")}, or a date is stated for {what}"
        : $"a date is stated for {what}";
}
