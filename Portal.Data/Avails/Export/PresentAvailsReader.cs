using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Portal.Data.Catalog;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Data.Avails.Export;

sealed class PresentAvailsReader(Database database) : IPresentAvailsReader
{
    readonly PresentAvailsSql sql = new(database.Dialect);

    public async IAsyncEnumerable<PresentAvail> Stream(
        Viewer viewer, AvailsSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var unit = new List<Row>();
        await foreach (var row in Rows(connection, viewer, selection, cancellationToken))
        {
            if (unit.Count > 0 && (unit[0].Avail.Alid != row.Avail.Alid || unit[0].Avail.Territory != row.Avail.Territory))
            {
                foreach (var one in InOrder(unit))
                {
                    yield return one;
                }
                unit.Clear();
            }
            unit.Add(row);
        }
        foreach (var one in InOrder(unit))
        {
            yield return one;
        }
    }

    /// <summary>One statement, so that all rows are one committed state.</summary>
    async IAsyncEnumerable<Row> Rows(
        DbConnection connection, Viewer viewer, AvailsSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parameters = new { HeldOwners = VisibleTo.HeldOwners(viewer), selection.Owner, selection.Contract, Territory = selection.Territory?.Code };
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.Units(viewer, selection), parameters, cancellationToken: cancellationToken));
        var titleAt = PresentAvailsSql.AvailColumnCount;
        var parentAt = titleAt + PresentAvailsSql.TitleColumnCount;
        var grandparentAt = parentAt + PresentAvailsSql.TitleColumnCount;
        var unitSizeAt = grandparentAt + PresentAvailsSql.TitleColumnCount;
        var avail = reader.GetRowParser<AvailRow>(length: PresentAvailsSql.AvailColumnCount);
        var title = reader.GetRowParser<TitleRow>(startIndex: titleAt, length: PresentAvailsSql.TitleColumnCount);
        var parent = reader.GetRowParser<TitleRow?>(startIndex: parentAt, length: PresentAvailsSql.TitleColumnCount, returnNullIfFirstMissing: true);
        var grandparent = reader.GetRowParser<TitleRow?>(startIndex: grandparentAt, length: PresentAvailsSql.TitleColumnCount, returnNullIfFirstMissing: true);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new Row(
                avail(reader).ToAvail(), title(reader).ToTitle(), Above(viewer, parent(reader)), Above(viewer, grandparent(reader)),
                reader.IsDBNull(unitSizeAt) ? null : Convert.ToInt64(reader.GetValue(unitSizeAt), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What is above a title is needed for its place; of what the viewer does not see nothing else is said.</summary>
    static Title? Above(Viewer viewer, TitleRow? row) =>
        row?.ToTitle() is not { } title ? null
        : viewer.Sees(title.ContentOwner) ? title
        : title with { Name = "", Number = null, RunTime = null };

    static IEnumerable<PresentAvail> InOrder(List<Row> unit) => unit
        .GroupBy(row => row.Avail.Key, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => ByOrdinal(group.Key, [.. group]))
        .Select(row => new PresentAvail(row.Avail, row.Title, row.Parent, row.Grandparent, row.UnitSize is null || row.UnitSize == unit.Count));

    /// <summary>Rows of one key are told apart by their order in a delivery, which their ids keep.</summary>
    static IEnumerable<Row> ByOrdinal(string key, Row[] rows)
    {
        if (rows.Length == 1)
        {
            return rows;
        }
        var left = rows.ToDictionary(row => row.Avail.Id, StringComparer.Ordinal);
        var ordered = new List<Row>(rows.Length);
        // Twice as many, because some of them may have been taken away since.
        for (var ordinal = 0; left.Count > 0 && ordinal < rows.Length * 2; ordinal++)
        {
            if (left.Remove(AvailIds.Of(key, ordinal), out var row))
            {
                ordered.Add(row);
            }
        }
        return ordered.Concat(left.Values.OrderBy(row => row.Avail.Id, StringComparer.Ordinal));
    }

    sealed record Row(Avail Avail, Title Title, Title? Parent, Title? Grandparent, long? UnitSize);
}
