using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Web.Features.Titles;

/// <summary>What the list of titles shows, as its address says it. What is not said is the default; what cannot be read too.</summary>
/// <param name="Page">The first is 1.</param>
public sealed record TitleListState(
    string Search = "", string? Owner = null, TitleKind? Kind = null, TitleSort Sort = TitleSort.Name, bool Descending = false, int Page = 1)
{
    public const int PageSize = 50;

    public bool IsFiltered => Search.Length > 0 || Owner is not null || Kind is not null;

    public static TitleListState Of(string uri)
    {
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : uri[mark..].Split('#')[0]);
        string? Said(string name) => query.TryGetValue(name, out var values) && values[0] is { Length: > 0 } text ? text : null;
        return new TitleListState(
            Said("search") ?? "",
            Said("owner"),
            Word<TitleKind>(Said("kind")),
            Word<TitleSort>(Said("sort")) ?? TitleSort.Name,
            Said("order") == "down",
            int.TryParse(Said("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1);
    }

    /// <summary>The shortest address that says the same.</summary>
    public string ToAddress()
    {
        var said = new Dictionary<string, string?>();
        Say("search", Search.Length > 0 ? Search : null);
        Say("owner", Owner);
        Say("kind", Kind?.ToString().ToLowerInvariant());
        Say("sort", Sort == TitleSort.Name ? null : char.ToLowerInvariant(Sort.ToString()[0]) + Sort.ToString()[1..]);
        Say("order", Descending ? "down" : null);
        Say("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString(Addresses.Titles, said);

        void Say(string name, string? value)
        {
            if (value is not null)
            {
                said[name] = value;
            }
        }
    }

    public TitleQuery ToQuery() => new(
        new PageRequest(Page, PageSize), Search.Trim() is { Length: > 0 } search ? search : null, Owner, Kind, null, Sort, Descending);

    static T? Word<T>(string? text)
        where T : struct, Enum =>
        text is not null && !int.TryParse(text, out _) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;
}
