using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Data.Catalog;

sealed class TitleSql(IDialect dialect)
{
    public string Count(Viewer viewer, TitleQuery query) =>
        $"""
        select count(*)
        from title
        {Where(viewer, query)}
        """;

    /// <summary>Counts and windows are of avails the viewer may see, like the avails themselves.</summary>
    public string Page(Viewer viewer, TitleQuery query) =>
        $"""
        select
        {CatalogSql.TitleColumns},
            (select count(*) from avail {AvailsOf(viewer)}) as avails,
            (select count(distinct avail.territory) from avail {AvailsOf(viewer)}) as territories,
            (select count(*) from avail {AvailsOf(viewer)} and avail.has_window = 1) as windows,
            (select count(*) from avail {AvailsOf(viewer)} and avail.has_window = 0) as waiting,
            (select count(*) from avail {AvailsOf(viewer)} and avail.has_window = 1 and avail.window_start is null) as open_starts,
            (select count(*) from avail {AvailsOf(viewer)} and avail.has_window = 1 and avail.window_end is null) as open_ends,
            (select min(avail.window_start) from avail {AvailsOf(viewer)} and avail.has_window = 1) as earliest,
            (select max(avail.window_end) from avail {AvailsOf(viewer)} and avail.has_window = 1) as latest,
            parent.name as parent_name,
            grandparent.id as grandparent_id,
            grandparent.name as grandparent_name
        from title
        left join title parent on parent.id = title.parent_id
        left join title grandparent on grandparent.id = parent.parent_id
        {Where(viewer, query)}
        order by {Column(query.Sort)}{(query.Descending ? " desc" : "")}, title.id
        {dialect.Page}
        """;

    public string ById(Viewer viewer) =>
        $"""
        select
        {CatalogSql.TitleColumns}
        from title
        {VisibleTo.Where(["title.id = @Id", Visible(viewer)])}
        """;

    public string Children(Viewer viewer) =>
        $"""
        select
        {CatalogSql.TitleColumns}
        from title
        {VisibleTo.Where(["title.parent_id = @Id", Visible(viewer)])}
        order by title.number, title.id
        """;

    /// <summary>All rows of a title: what some of them wait for may be told by others that the viewer does not see.</summary>
    public const string Avails =
        $"""
        select
        {CatalogSql.AvailColumns}
        from avail
        where avail.title_id = @Id
        order by avail.territory, avail.stated_license_type, avail.format_profile, avail.stated_start, avail.id
        """;

    string AvailsOf(Viewer viewer) =>
        VisibleTo.Where(["avail.title_id = title.id", VisibleTo.Condition(viewer, "avail.content_owner", dialect)]);

    string Where(Viewer viewer, TitleQuery query) => VisibleTo.Where(
    [
        Visible(viewer),
        query.Search is null ? null : @"title.search_text like @Pattern escape '\'",
        query.Owner is null ? null : "title.content_owner = @Owner",
        query.Kind is null ? null : "title.kind = @Kind",
        query.ParentId is null ? null : "title.parent_id = @ParentId",
    ]);

    string? Visible(Viewer viewer) => VisibleTo.Condition(viewer, "title.content_owner", dialect);

    static string Column(TitleSort sort) => sort switch
    {
        TitleSort.Name => "title.name",
        TitleSort.Kind => "title.kind",
        TitleSort.ContentOwner => "title.content_owner",
        TitleSort.Version => "title.version",
    };
}
