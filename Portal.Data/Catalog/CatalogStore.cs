using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class CatalogStore(Database database) : ICatalogStore
{
    readonly CatalogSql sql = new(database.Dialect);
    readonly EventDateSql events = new(database.Dialect);

    public Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var titles = await Of<TitleRow>(sql.TitlesByIds, touch.TitleIds);
                var avails = await Of<AvailRow>(sql.AvailsByAlids, touch.Alids);
                var deals = await Of<DealRow>(sql.DealsByIds, touch.Contracts);
                var owners = await Of<string>(sql.OwnersByIds, touch.Owners);
                return new CatalogState(
                    titles.Select(row => row.ToTitle()).ToDictionary(title => title.Id, StringComparer.Ordinal),
                    [.. avails.Select(row => row.ToAvail())],
                    deals.Select(row => new Deal(row.Id, row.ContentOwner)).ToDictionary(deal => deal.Id, StringComparer.Ordinal),
                    owners.ToHashSet(StringComparer.Ordinal));

                async Task<IReadOnlyList<T>> Of<T>(string statement, IReadOnlyCollection<string> keys) =>
                    keys.Count == 0 ? [] : await connection.Rows<T>(statement, Keys(keys), token);
            },
            cancellationToken);

    public Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyDictionary<string, TitleRows>>(
            async (connection, token) =>
            {
                var dates = EventDateRow.ByTitle(await connection.Rows<EventDateRow>(events.OfTitles, Keys(titleIds), token));
                var avails = (await connection.Rows<AvailRow>(events.RowsOfTitles, Keys(titleIds), token))
                    .Select(row => row.ToAvail()).ToLookup(avail => avail.TitleId, StringComparer.Ordinal);
                return dates.Keys.Union(avails.Select(title => title.Key)).ToDictionary(
                    id => id, id => new TitleRows([.. avails[id]], dates.GetValueOrDefault(id, [])), StringComparer.Ordinal);
            },
            cancellationToken);

    public async Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        await Run(write, CatalogSql.InsertOwner, ["Id"], plan.OwnersAdded.Select(id => new object?[] { id }), cancellationToken);
        await Run(write, CatalogSql.InsertDeal, ["Id", "ContentOwner"], plan.DealsAdded.Select(deal => new object?[] { deal.Id, deal.ContentOwner }), cancellationToken);
        await Run(write, CatalogSql.InsertTitle, TitleRow.Columns, plan.TitlesAdded.Select(TitleRow.ValuesOf), cancellationToken);
        await Run(write, CatalogSql.UpdateTitle, TitleRow.Columns[..^1], plan.TitlesChanged.Select(change => TitleRow.ValuesOf(change.After)[..^1]), cancellationToken);
        await Run(write, CatalogSql.TouchTitle, ["Id"], plan.TitlesTouched.Select(id => new object?[] { id }), cancellationToken);
        await Run(write, CatalogSql.DeleteAvail, ["Id"], plan.AvailsRemoved.Select(avail => new object?[] { avail.Id }), cancellationToken);
        await Run(write, CatalogSql.InsertAvail, AvailRow.Columns, plan.AvailsAdded.Select(AvailRow.ValuesOf), cancellationToken);
        await Run(write, CatalogSql.UpdateAvail, AvailRow.Columns, plan.AvailsChanged.Select(change => AvailRow.ValuesOf(change.After)), cancellationToken);
    }

    static async Task Run(
        WriteSession session, string statement, string[] names, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        using var prepared = new PreparedStatement(session, statement, names);
        foreach (var row in rows)
        {
            await prepared.Run(row, cancellationToken);
        }
    }

    static object Keys(IReadOnlyCollection<string> keys) => new { Keys = JsonSerializer.Serialize(keys) };

    sealed class DealRow
    {
        public required string Id { get; init; }

        public string? ContentOwner { get; init; }
    }
}
