using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Data.Catalog;

sealed class EventDateReader(Database database) : IEventDateReader
{
    readonly TitleSql titles = new(database.Dialect);

    public Task<StatedEventDates?> Find(Viewer viewer, string titleId, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                // The title first: whoever writes against its version then knows of every date read here, or is told that it moved.
                var title = await connection.Row<TitleRow>(titles.ById(viewer), new { Id = titleId, HeldOwners = VisibleTo.HeldOwners(viewer) }, token);
                return title is null
                    ? null
                    : new StatedEventDates(
                        titleId, title.Version, EventDateRow.InOrder(await connection.Rows<EventDateRow>(EventDateSql.OfTitle, new { TitleId = titleId }, token)));
            },
            cancellationToken);
}
