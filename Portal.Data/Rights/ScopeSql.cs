using Portal.Data.Catalog;
using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Rights;

namespace Portal.Data.Rights;

/// <summary>Where each kind of scope keeps its version, its name and its owners. The parameter <c>@Id</c> is the scope's id.</summary>
sealed class ScopeSql(IDialect dialect)
{
    public string Find(ScopeKind kind, bool forUpdate)
    {
        var held = forUpdate ? dialect.ForUpdate : "";
        return kind switch
        {
            ScopeKind.Portal =>
                $"""
                select
                    'The portal' as name,
                    version
                from portal_scope {held}
                where id = 1
                """,
            ScopeKind.Owner =>
                $"""
                select
                    id as name,
                    version
                from content_owner {held}
                where id = @Id
                """,
            ScopeKind.Deal =>
                $"""
                select
                    id as name,
                    version
                from deal {held}
                where id = @Id
                """,
            ScopeKind.Title =>
                $"""
                select
                    name,
                    version
                from title {held}
                where id = @Id
                """,
        };
    }

    /// <summary>Empty for the portal, which is nobody's. A title's are those of its rows and of what is below it too.</summary>
    public static string Owners(ScopeKind kind) => kind switch
    {
        ScopeKind.Portal => "",
        ScopeKind.Owner =>
            """
            select id
            from content_owner
            where id = @Id
            """,
        ScopeKind.Deal =>
            """
            select content_owner
            from deal
            where id = @Id and content_owner is not null
            union
            select content_owner
            from avail
            where contract = @Id and content_owner is not null
            """,
        ScopeKind.Title =>
            """
            select content_owner
            from title
            where (id = @Id or parent_id = @Id) and content_owner is not null
            union
            select episode.content_owner
            from title season
            inner join title episode on episode.parent_id = season.id
            where season.parent_id = @Id and episode.content_owner is not null
            union
            select content_owner
            from avail
            where title_id = @Id and content_owner is not null
            """,
    };

    public static string Bump(ScopeKind kind) => kind switch
    {
        ScopeKind.Portal =>
            """
            update portal_scope
            set version = version + 1
            where id = 1
            """,
        ScopeKind.Owner =>
            """
            update content_owner
            set version = version + 1
            where id = @Id
            """,
        ScopeKind.Deal =>
            """
            update deal
            set version = version + 1
            where id = @Id
            """,
        ScopeKind.Title =>
            """
            update title
            set version = version + 1
            where id = @Id
            """,
    };

    public string TitlesBelow(Viewer viewer, ScopeKind kind) =>
        $"""
        select title.id
        from title
        {VisibleTo.Where([
            "title.kind in ('Movie', 'Short', 'Episode')",
            "exists (select 1 from avail where avail.title_id = title.id)",
            Below(kind),
            VisibleTo.Condition(viewer, "title.content_owner", dialect)])}
        order by title.id
        {dialect.Page}
        """;

    static string? Below(ScopeKind kind) => kind switch
    {
        ScopeKind.Portal => null,
        ScopeKind.Owner =>
            """
            (title.content_owner = @Id
              or exists (select 1 from avail where avail.title_id = title.id and avail.content_owner = @Id))
            """,
        ScopeKind.Deal => "title.id in (select avail.title_id from avail where avail.contract = @Id)",
        ScopeKind.Title =>
            """
            (title.id = @Id
              or title.parent_id = @Id
              or title.parent_id in (select season.id from title season where season.parent_id = @Id))
            """,
    };
}
