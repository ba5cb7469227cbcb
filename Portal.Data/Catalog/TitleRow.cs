using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Data.Catalog;

/// <summary>A row of <c>title</c>.</summary>
sealed class TitleRow
{
    public static readonly string[] Columns =
        ["Id", "Name", "SearchText", "Kind", "ParentId", "ContentOwner", "Number", "RunTime", "Version"];

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required TitleKind Kind { get; init; }

    public string? ParentId { get; init; }

    public string? ContentOwner { get; init; }

    public int? Number { get; init; }

    public Duration? RunTime { get; init; }

    public required long Version { get; init; }

    /// <summary>What searches look in: name and id in lower case.</summary>
    public static string SearchTextOf(Title title) => $"{title.Name.ToLowerInvariant()}\n{title.Id.ToLowerInvariant()}";

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public static object?[] ValuesOf(Title title) =>
    [
        title.Id, title.Name, SearchTextOf(title), title.Kind.ToString(), title.ParentId, title.ContentOwner, title.Number, title.RunTime, title.Version,
    ];

    public Title ToTitle() => new(Id, Name, Kind, ParentId, ContentOwner, Number, RunTime, Version);
}
