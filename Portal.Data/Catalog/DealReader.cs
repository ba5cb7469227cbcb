using Portal.Data.Connections;
using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class DealReader(Database database) : IDealReader
{
    readonly DealSql sql = new(database.Dialect);

    public Task<Page<DealListItem>> Page(Viewer viewer, string? owner, PageRequest page, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new { Owner = owner, HeldOwners = VisibleTo.HeldOwners(viewer), page.Skip, page.Size };
                var total = await connection.Value<long>(sql.Count(viewer, owner), parameters, token);
                var rows = await connection.Rows<DealListRow>(sql.Page(viewer, owner), parameters, token);
                return new Page<DealListItem>([.. rows.Select(row => row.ToItem())], total, page);
            },
            cancellationToken);

    public Task<DealListItem?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
                (await connection.Row<DealListRow>(sql.ById(viewer), new { Id = id, HeldOwners = VisibleTo.HeldOwners(viewer) }, token))?.ToItem(),
            cancellationToken);

    sealed class DealSql(IDialect dialect)
    {
        const string Columns =
            """
                deal.id,
                deal.content_owner,
                deal.version,
                (select count(distinct avail.title_id) from avail where avail.contract = deal.id) as titles,
                (select count(*) from avail where avail.contract = deal.id) as avails,
                (select count(*) from avail where avail.contract = deal.id and avail.download = 'NotStated') as not_stated
            """;

        public string Count(Viewer viewer, string? owner) =>
            $"""
            select count(*)
            from deal
            {Where(viewer, owner)}
            """;

        public string Page(Viewer viewer, string? owner) =>
            $"""
            select
            {Columns}
            from deal
            {Where(viewer, owner)}
            order by deal.id
            {dialect.Page}
            """;

        public string ById(Viewer viewer) =>
            $"""
            select
            {Columns}
            from deal
            {VisibleTo.Where(["deal.id = @Id", VisibleTo.Condition(viewer, "deal.content_owner", dialect)])}
            """;

        string Where(Viewer viewer, string? owner) => VisibleTo.Where(
        [
            VisibleTo.Condition(viewer, "deal.content_owner", dialect),
            owner is null ? null : "deal.content_owner = @Owner",
        ]);
    }

    sealed class DealListRow
    {
        public required string Id { get; init; }

        public string? ContentOwner { get; init; }

        public required long Version { get; init; }

        public required int Titles { get; init; }

        public required int Avails { get; init; }

        public required int NotStated { get; init; }

        public DealListItem ToItem() => new(new Deal(Id, ContentOwner), Version, Titles, Avails, NotStated);
    }
}
