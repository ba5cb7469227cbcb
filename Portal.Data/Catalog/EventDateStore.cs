using Portal.Data.Connections;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class EventDateStore : IEventDateStore
{
    public async Task<IReadOnlyList<EventDate>> Of(IWriteSession session, string titleId, CancellationToken cancellationToken) =>
        EventDateRow.InOrder(await WriteSession.Of(session).Rows<EventDateRow>(EventDateSql.OfTitle, new { TitleId = titleId }, cancellationToken));

    public async Task Replace(IWriteSession session, string titleId, IReadOnlyList<EventDate> dates, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await write.Execute(EventDateSql.DeleteOfTitle, new { TitleId = titleId }, cancellationToken);
        using var insert = new PreparedStatement(write, EventDateSql.Insert, EventDateRow.Columns);
        foreach (var date in dates)
        {
            await insert.Run(EventDateRow.ValuesOf(titleId, date), cancellationToken);
        }
    }
}
