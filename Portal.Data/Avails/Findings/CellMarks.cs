using Portal.Domain.Avails;

namespace Portal.Data.Avails.Findings;

/// <summary>One marked cell: what is said of it, and how much that matters at most.</summary>
sealed record CellMark(int Row, int Column, FindingSeverity Severity, string Text)
{
    public string Address => AvailsCell.Address(Column, Row);
}

/// <summary>The marked cells of one sheet.</summary>
sealed class CellMarks
{
    readonly Dictionary<int, CellMark[]> byRow;

    CellMarks(IEnumerable<CellMark> marks) =>
        byRow = marks.GroupBy(mark => mark.Row).ToDictionary(group => group.Key, group => group.OrderBy(mark => mark.Column).ToArray());

    /// <summary>By row, then column.</summary>
    public IEnumerable<CellMark> All => byRow.OrderBy(row => row.Key).SelectMany(row => row.Value);

    /// <summary>In the order of columns.</summary>
    public CellMark[] Of(int row) => byRow.TryGetValue(row, out var marks) ? marks : [];

    public static Dictionary<string, CellMarks> BySheet(IEnumerable<AvailsFinding> findings) => findings
        .Where(finding => finding is { Sheet: not null, Cell: not null })
        .GroupBy(finding => finding.Sheet!, StringComparer.Ordinal)
        .ToDictionary(
            sheet => sheet.Key,
            sheet => new CellMarks(sheet.GroupBy(finding => finding.Cell!, StringComparer.Ordinal).Select(MarkOf).OfType<CellMark>()),
            StringComparer.Ordinal);

    /// <summary>Reads <c>AB4</c>; the column from 0, the row from 1. False for what is no cell of a sheet, such as a line of XML.</summary>
    public static bool TryPlace(string address, out int column, out int row)
    {
        (column, row) = (0, 0);
        var at = 0;
        for (; at < address.Length && at < 3 && char.IsAsciiLetterUpper(address[at]); at++)
        {
            column = (column * 26) + (address[at] - 'A' + 1);
        }
        column--;
        return column is >= 0 and < 16_384 && int.TryParse(address.AsSpan(at), out row) && row is > 0 and <= 1_048_576;
    }

    static CellMark? MarkOf(IGrouping<string, AvailsFinding> cell) => TryPlace(cell.Key, out var column, out var row)
        ? new CellMark(row, column, cell.Min(finding => finding.Severity), string.Join("\n", cell.Select(finding => $"{finding.Severity}: {finding.Message} ({finding.Code})")))
        : null;
}
