using System.Data.Common;
using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Domain.Time;

namespace Portal.Data.Catalog;

sealed class TitleReader(Database database) : ITitleReader
{
    /// <summary>Episode, season, series, and one to spare: a delivery that names a circle must not lead round it.</summary>
    const int DeepestPath = 4;

    readonly TitleSql sql = new(database.Dialect);
    readonly EventDateSql events = new(database.Dialect);

    public Task<Page<TitleListItem>> Page(Viewer viewer, TitleQuery query, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new
                {
                    Pattern = query.Search is null ? null : PatternOf(query.Search),
                    query.Owner,
                    Kind = query.Kind?.ToString(),
                    query.ParentId,
                    HeldOwners = VisibleTo.HeldOwners(viewer),
                    query.Page.Skip,
                    query.Page.Size,
                };
                var total = await connection.Value<long>(sql.Count(viewer, query), parameters, token);
                var rows = await connection.Rows<TitleListRow>(sql.Page(viewer, query), parameters, token);
                var windows = await ResolvedWindows(connection, viewer, [.. rows.Where(row => row.Waiting > 0).Select(row => row.Id)], token);
                return new Page<TitleListItem>(
                    [.. rows.Select(row => windows.TryGetValue(row.Id, out var window) ? row.ToItem() with { Window = window } : row.ToItem())], total, query.Page);
            },
            cancellationToken);

    public Task<TitleDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var held = VisibleTo.HeldOwners(viewer);
                if (await connection.Row<TitleRow>(sql.ById(viewer), new { Id = id, HeldOwners = held }, token) is not { } row)
                {
                    return null;
                }
                var ancestors = new List<Title>();
                for (var parentId = row.ParentId; parentId is not null && ancestors.Count < DeepestPath;)
                {
                    if (await connection.Row<TitleRow>(sql.ById(viewer), new { Id = parentId, HeldOwners = held }, token) is not { } parent)
                    {
                        break;
                    }
                    ancestors.Add(parent.ToTitle());
                    parentId = parent.ParentId;
                }
                var children = await connection.Rows<TitleRow>(sql.Children(viewer), new { Id = id, HeldOwners = held }, token);
                var dates = EventDateRow.InOrder(await connection.Rows<EventDateRow>(EventDateSql.OfTitle, new { TitleId = id }, token));
                var avails = (await connection.Rows<AvailRow>(TitleSql.Avails, new { Id = id }, token)).Select(avail => avail.ToAvail());
                return new TitleDetail(
                    row.ToTitle(), ancestors, [.. children.Select(child => child.ToTitle())],
                    [.. TitleEvents.Resolve([.. avails], dates).Where(avail => viewer.Sees(avail.ContentOwner))])
                {
                    EventDates = dates,
                };
            },
            cancellationToken);

    /// <summary>The whole window of titles with rows that wait: what events make of them is not in the table.</summary>
    async Task<Dictionary<string, Window?>> ResolvedWindows(DbConnection connection, Viewer viewer, string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            return [];
        }
        var keys = new { Keys = JsonSerializer.Serialize(ids) };
        var dates = EventDateRow.ByTitle(await connection.Rows<EventDateRow>(events.OfTitles, keys, cancellationToken));
        var rows = await connection.Rows<AvailRow>(events.RowsOfTitles, keys, cancellationToken);
        return rows.GroupBy(row => row.TitleId, StringComparer.Ordinal).ToDictionary(
            title => title.Key,
            title => Window.Around(
            [
                .. TitleEvents.Resolve([.. title.Select(row => row.ToAvail())], dates.GetValueOrDefault(title.Key, []))
                    .Where(avail => viewer.Sees(avail.ContentOwner)).Select(avail => avail.Window).OfType<Window>(),
            ]),
            StringComparer.Ordinal);
    }

    /// <summary>Wildcards of both engines are taken as they are typed.</summary>
    static string PatternOf(string search)
    {
        var text = search.Trim().ToLowerInvariant();
        foreach (var wildcard in new[] { @"\", "%", "_", "[" })
        {
            text = text.Replace(wildcard, @"\" + wildcard, StringComparison.Ordinal);
        }
        return $"%{text}%";
    }

    sealed class TitleListRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required TitleKind Kind { get; init; }

        public string? ParentId { get; init; }

        public string? ContentOwner { get; init; }

        public int? Number { get; init; }

        public Duration? RunTime { get; init; }

        public required long Version { get; init; }

        public required int Avails { get; init; }

        public required int Territories { get; init; }

        public required int Windows { get; init; }

        public required int Waiting { get; init; }

        public required int OpenStarts { get; init; }

        public required int OpenEnds { get; init; }

        public DateTimeOffset? Earliest { get; init; }

        public DateTimeOffset? Latest { get; init; }

        public string? ParentName { get; init; }

        public string? GrandparentId { get; init; }

        public string? GrandparentName { get; init; }

        public TitleListItem ToItem() => new(
            new Title(Id, Name, Kind, ParentId, ContentOwner, Number, RunTime, Version),
            Avails,
            Territories,
            Windows == 0 ? null : new Window(OpenStarts > 0 ? null : Earliest, OpenEnds > 0 ? null : Latest),
            [.. Path()]);

        IEnumerable<TitleName> Path()
        {
            if (GrandparentId is not null)
            {
                yield return new TitleName(GrandparentId, GrandparentName!);
            }
            if (ParentId is not null && ParentName is not null)
            {
                yield return new TitleName(ParentId, ParentName);
            }
        }
    }
}
