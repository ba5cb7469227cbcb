using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Portal.Data.Connections;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Data.Catalog;

sealed class CatalogRights(Database database) : ICatalogRights
{
    /// <summary>Episode, season, series, and one to spare: a delivery that names a circle must not lead round it.</summary>
    const int DeepestPath = 4;

    public Task<TitleRights?> Load(string titleId, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                if (await connection.Row<TitleRow>(RightsSql.TitleById, new { Id = titleId }, token) is not { } row)
                {
                    return null;
                }
                var ancestors = new List<Title>();
                for (var parentId = row.ParentId; parentId is not null && ancestors.Count < DeepestPath;)
                {
                    if (await connection.Row<TitleRow>(RightsSql.TitleById, new { Id = parentId }, token) is not { } parent)
                    {
                        break;
                    }
                    ancestors.Add(parent.ToTitle());
                    parentId = parent.ParentId;
                }
                var avails = await connection.Rows<AvailRow>(RightsSql.AvailsOfTitle, new { Id = titleId }, token);
                var dates = await connection.Rows<EventDateRow>(EventDateSql.OfTitle, new { TitleId = titleId }, token);
                return new TitleRights(
                    row.ToTitle(), ancestors, TitleEvents.Resolve([.. avails.Select(avail => avail.ToAvail())], EventDateRow.InOrder(dates)));
            },
            cancellationToken);

    public async IAsyncEnumerable<TitleRights> StreamAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var above = (await connection.Rows<TitleRow>(RightsSql.Containers, null, cancellationToken))
            .Select(row => row.ToTitle())
            .ToDictionary(title => title.Id, StringComparer.Ordinal);
        var dates = EventDateRow.ByTitle(await connection.Rows<EventDateRow>(EventDateSql.All, null, cancellationToken));
        Title? title = null;
        var avails = new List<Avail>();
        await foreach (var (row, avail) in Pairs(connection, cancellationToken))
        {
            if (title is not null && title.Id != row.Id)
            {
                yield return new TitleRights(title, AncestorsOf(title, above), TitleEvents.Resolve([.. avails], dates.GetValueOrDefault(title.Id, [])));
                avails.Clear();
            }
            if (title?.Id != row.Id)
            {
                title = row.ToTitle();
            }
            avails.Add(avail.ToAvail());
        }
        if (title is not null)
        {
            yield return new TitleRights(title, AncestorsOf(title, above), TitleEvents.Resolve([.. avails], dates.GetValueOrDefault(title.Id, [])));
        }
    }

    /// <summary>One statement for titles and avails, so that both are one committed state.</summary>
    static async IAsyncEnumerable<(TitleRow Title, AvailRow Avail)> Pairs(
        DbConnection connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(RightsSql.Playable, cancellationToken: cancellationToken));
        var titleAt = reader.GetRowParser<TitleRow>(length: RightsSql.TitleColumnCount);
        var availAt = reader.GetRowParser<AvailRow>(startIndex: RightsSql.TitleColumnCount);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return (titleAt(reader), availAt(reader));
        }
    }

    static List<Title> AncestorsOf(Title title, Dictionary<string, Title> above)
    {
        var ancestors = new List<Title>();
        for (var parentId = title.ParentId; parentId is not null && ancestors.Count < DeepestPath && above.TryGetValue(parentId, out var parent);)
        {
            ancestors.Add(parent);
            parentId = parent.ParentId;
        }
        return ancestors;
    }

    static class RightsSql
    {
        public const int TitleColumnCount = 8;

        public const string TitleById =
            $"""
            select
            {CatalogSql.TitleColumns}
            from title
            where title.id = @Id
            """;

        public const string AvailsOfTitle =
            $"""
            select
            {CatalogSql.AvailColumns}
            from avail
            where avail.title_id = @Id
            order by avail.id
            """;

        public const string Containers =
            $"""
            select
            {CatalogSql.TitleColumns}
            from title
            where title.kind not in ('Movie', 'Short', 'Episode')
            """;

        public const string Playable =
            $"""
            select
            {CatalogSql.TitleColumns},
            {CatalogSql.AvailColumns}
            from title
            inner join avail on avail.title_id = title.id
            where title.kind in ('Movie', 'Short', 'Episode')
            order by title.id, avail.id
            """;
    }
}
