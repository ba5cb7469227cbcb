using Portal.Data.Connections;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class CatalogClock : ICatalogClock
{
    const string EndedBetween =
        """
        select count(*)
        from avail
        where (window_end > @After and window_end <= @Until)
           or (fixed_end_date > @After and fixed_end_date <= @Until)
        """;

    public async Task<bool> AnyWindowEnded(IWriteSession session, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        return await write.Value<long>(EndedBetween, new { After = after, Until = until }, cancellationToken) > 0
            || await AnyResolvedEnded(write, after, until, cancellationToken);
    }

    /// <summary>Windows that events make are not in the table.</summary>
    static async Task<bool> AnyResolvedEnded(WriteSession write, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await write.Rows<AvailRow>(EventDateSql.RowsOfWaitingTitles, null, cancellationToken);
        if (rows.Count == 0)
        {
            return false;
        }
        var dates = EventDateRow.ByTitle(await write.Rows<EventDateRow>(EventDateSql.All, null, cancellationToken));
        return rows.GroupBy(row => row.TitleId, StringComparer.Ordinal)
            .SelectMany(title => TitleEvents.Resolve([.. title.Select(row => row.ToAvail())], dates.GetValueOrDefault(title.Key, [])))
            .Any(avail => avail.Window?.End is { } end && end > after && end <= until);
    }
}
