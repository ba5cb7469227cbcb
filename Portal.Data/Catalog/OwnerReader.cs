using Portal.Data.Connections;
using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Data.Catalog;

sealed class OwnerReader(Database database) : IOwnerReader
{
    readonly OwnerSql sql = new(database.Dialect);

    public Task<Page<ContentOwnerItem>> Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new { HeldOwners = VisibleTo.HeldOwners(viewer), page.Skip, page.Size };
                var total = await connection.Value<long>(sql.Count(viewer), parameters, token);
                var rows = await connection.Rows<OwnerRow>(sql.Page(viewer), parameters, token);
                return new Page<ContentOwnerItem>([.. rows.Select(row => row.ToItem())], total, page);
            },
            cancellationToken);

    public Task<ContentOwnerItem?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
                (await connection.Row<OwnerRow>(sql.ById(viewer), new { Id = id, HeldOwners = VisibleTo.HeldOwners(viewer) }, token))?.ToItem(),
            cancellationToken);

    sealed class OwnerSql(IDialect dialect)
    {
        const string Columns =
            """
                content_owner.id,
                content_owner.version,
                (select count(*) from title where title.content_owner = content_owner.id) as titles,
                (select count(*) from deal where deal.content_owner = content_owner.id) as deals,
                (select count(*) from avail where avail.content_owner = content_owner.id) as avails,
                (select count(*) from avail where avail.content_owner = content_owner.id and avail.download = 'NotStated') as not_stated
            """;

        public string Count(Viewer viewer) =>
            $"""
            select count(*)
            from content_owner
            {VisibleTo.Where([Visible(viewer)])}
            """;

        public string Page(Viewer viewer) =>
            $"""
            select
            {Columns}
            from content_owner
            {VisibleTo.Where([Visible(viewer)])}
            order by content_owner.id
            {dialect.Page}
            """;

        public string ById(Viewer viewer) =>
            $"""
            select
            {Columns}
            from content_owner
            {VisibleTo.Where(["content_owner.id = @Id", Visible(viewer)])}
            """;

        string? Visible(Viewer viewer) => VisibleTo.Condition(viewer, "content_owner.id", dialect);
    }

    sealed class OwnerRow
    {
        public required string Id { get; init; }

        public required long Version { get; init; }

        public required int Titles { get; init; }

        public required int Deals { get; init; }

        public required int Avails { get; init; }

        public required int NotStated { get; init; }

        public ContentOwnerItem ToItem() => new(Id, Version, Titles, Deals, Avails, NotStated);
    }
}
