using Portal.Data.Catalog;
using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Avails.Export;

namespace Portal.Data.Avails.Export;

sealed class PresentAvailsSql(IDialect dialect)
{
    public static readonly int AvailColumnCount = AvailRow.Columns.Length;
    public const int TitleColumnCount = 8;

    /// <summary>Avails by unit, each with its title and the two above it, and with the size of its whole unit, whoever may see it.</summary>
    public string Units(Viewer viewer, AvailsSelection selection) =>
        $"""
        select
        {CatalogSql.AvailColumns},
        {CatalogSql.TitleColumns},
            parent.id,
            parent.name,
            parent.kind,
            parent.parent_id,
            parent.content_owner,
            parent.number,
            parent.run_time,
            parent.version,
            grandparent.id,
            grandparent.name,
            grandparent.kind,
            grandparent.parent_id,
            grandparent.content_owner,
            grandparent.number,
            grandparent.run_time,
            grandparent.version,
            {UnitSize(viewer, selection)}
        from avail
        inner join title on title.id = avail.title_id
        left join title parent on parent.id = title.parent_id
        left join title grandparent on grandparent.id = parent.parent_id
        {VisibleTo.Where(
        [
            VisibleTo.Condition(viewer, "avail.content_owner", dialect),
            VisibleTo.Condition(viewer, "title.content_owner", dialect),
            selection.Owner is null ? null : "avail.content_owner = @Owner",
            selection.Contract is null ? null : "avail.contract = @Contract",
            selection.Territory is null ? null : "avail.territory = @Territory",
        ])}
        order by avail.alid, avail.territory, avail.id
        """;

    // Not asked where nothing can be left out of a unit: a territory's units are whole.
    static string UnitSize(Viewer viewer, AvailsSelection selection) =>
        viewer.ContentOwners is null && selection is { Owner: null, Contract: null }
            ? "null as unit_size"
            : "(select count(*) from avail one where one.alid = avail.alid and one.territory = avail.territory) as unit_size";
}
