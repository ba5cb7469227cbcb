using System.Text.Json;
using Portal.Data.Dialects;
using Portal.Domain.Access;

namespace Portal.Data.Catalog;

/// <summary>The condition that keeps rows to a viewer's content owners; its parameter is <c>@HeldOwners</c>.</summary>
static class VisibleTo
{
    /// <summary>Null for a viewer who holds every owner.</summary>
    public static string? Condition(Viewer viewer, string column, IDialect dialect) => viewer.ContentOwners is null
        ? null
        : $"({column} is null or {column} in (select held.value from {dialect.JsonItems("@HeldOwners")} held))";

    /// <summary>For a column that holds a JSON array of owners: the viewer has to hold all of them.</summary>
    public static string? ConditionOnAll(Viewer viewer, string column, IDialect dialect) => viewer.ContentOwners is null
        ? null
        : $"""
          not exists (
            select 1
            from {dialect.JsonItems(column)} owner
            where owner.value not in (select held.value from {dialect.JsonItems("@HeldOwners")} held))
          """;

    public static string HeldOwners(Viewer viewer) => JsonSerializer.Serialize(viewer.ContentOwners);

    public static string Where(IEnumerable<string?> conditions)
    {
        var stated = conditions.OfType<string>().ToList();
        return stated.Count == 0 ? "" : "where " + string.Join("\n  and ", stated);
    }
}
