using Portal.Data.Connections;
using Portal.Domain.Feeds.Publishing;
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

    public async Task<bool> AnyWindowEnded(IWriteSession session, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Value<long>(EndedBetween, new { After = after, Until = until }, cancellationToken) > 0;
}
