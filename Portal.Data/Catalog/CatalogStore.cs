using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class CatalogStore(Database database) : ICatalogStore
{
    readonly CatalogSql sql = new(database.Dialect);

    public Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var titles = await Of<TitleRow>(sql.TitlesByIds, touch.TitleIds);
                var avails = await Of<AvailRow>(sql.AvailsByAlids, touch.Alids);
                var ofTitles = await Of<AvailRow>(sql.AvailsByTitles, touch.AvailsOfTitles);
                var deals = await Of<DealRow>(sql.DealsByIds, touch.Contracts);
                var owners = await Of<string>(sql.OwnersByIds, touch.Owners);
                return new CatalogState(
                    titles.Select(row => row.ToTitle()).ToDictionary(title => title.Id, StringComparer.Ordinal),
                    [.. avails.Concat(ofTitles).DistinctBy(row => row.Id).Select(row => row.ToAvail())],
                    deals.Select(row => new Deal(row.Id, row.ContentOwner)).ToDictionary(deal => deal.Id, StringComparer.Ordinal),
                    owners.ToHashSet(StringComparer.Ordinal));

                async Task<IReadOnlyList<T>> Of<T>(string statement, IReadOnlyCollection<string> keys) =>
                    keys.Count == 0 ? [] : await connection.Rows<T>(statement, new { Keys = JsonSerializer.Serialize(keys) }, token);
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

    sealed class DealRow
    {
        public required string Id { get; init; }

        public string? ContentOwner { get; init; }
    }
}
