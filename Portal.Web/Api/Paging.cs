using System.Globalization;
using Portal.Domain.Storage;

namespace Portal.Web.Api;

/// <summary>Which part of a list a query asks for.</summary>
static class Paging
{
    public const int DefaultSize = 50;

    /// <summary>Null when anything was noted.</summary>
    public static PageRequest? Read(RequestProblems problems, int? page, int? pageSize)
    {
        if (page < 1)
        {
            problems.Add("page", "Pages are counted from 1.");
        }
        if (pageSize is < 1 or > PageRequest.MaxSize)
        {
            problems.Add("pageSize", string.Create(CultureInfo.InvariantCulture, $"A page has 1 to {PageRequest.MaxSize} items."));
        }
        return problems.None ? new PageRequest(page ?? 1, pageSize ?? DefaultSize) : null;
    }

    public static PageAnswer<T> Answer<TItem, T>(Page<TItem> page, Func<TItem, T> select) =>
        new([.. page.Items.Select(select)], page.Total, page.Request.Number, page.Request.Size);
}

/// <summary>A part of a list on the wire.</summary>
/// <param name="Total">Items on every page together.</param>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, long Total, int Page, int PageSize);
