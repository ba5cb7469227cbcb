namespace Portal.Domain.Avails;

/// <summary>What a cell of a workbook holds. Values of XML are text.</summary>
public enum AvailsCellKind
{
    Text,

    /// <summary>A plain number: hours, a serial date in a cell nobody formatted, a day fraction.</summary>
    Number,

    /// <summary>A number shown as a date or a time: days since 1899-12-30.</summary>
    Date,

    Boolean,

    /// <summary>The spreadsheet could not compute it: <c>#REF!</c>, <c>#N/A</c>.</summary>
    Error,
}

/// <summary>One filled cell.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Text">Trimmed; for numbers their invariant text, for booleans <c>true</c> or <c>false</c>.</param>
/// <param name="Number">The value of numbers and dates, else 0.</param>
/// <param name="IsFormula">Whether a formula made the value.</param>
/// <param name="Line">Where it stands in an XML document, from 1; 0 in a workbook.</param>
public readonly record struct AvailsCell(int Column, AvailsCellKind Kind, string Text, double Number = 0, bool IsFormula = false, int Line = 0)
{
    /// <summary>What to add to a plain number to count days from 1899-12-30: workbooks that count from 1904 do not say which of their numbers are days.</summary>
    public int DaysToAdd { get; init; }

    public bool IsNumeric => Kind is AvailsCellKind.Number or AvailsCellKind.Date;

    public bool IsBlank => Text.Length == 0 && Kind == AvailsCellKind.Text;

    /// <summary>The address as the spreadsheet shows it: column 27 of row 4 is <c>AB4</c>.</summary>
    public static string Address(int column, int row)
    {
        Span<char> letters = stackalloc char[7];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--at] = (char)('A' + ((rest - 1) % 26));
        }
        return string.Concat(letters[at..], row.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>One row of a sheet with its filled cells in column order, or what a Transaction of XML says of one territory.</summary>
/// <param name="Number">
/// From 1: as the spreadsheet counts, or the ordinal of the Transaction, which its rows share. 0 is a place in XML outside Transactions.
/// </param>
public sealed record SheetRow(int Number, IReadOnlyList<AvailsCell> Cells)
{
    /// <summary>Where the Transaction begins in an XML document, from 1; null in a workbook, whose cells have addresses.</summary>
    public int? Line { get; init; }

    /// <summary>What was odd about the row before its cells were looked at.</summary>
    public IReadOnlyList<RowRemark> Remarks { get; init; } = [];
}

/// <summary>Something to say of a row as it was read from its file; an error rejects the row.</summary>
public sealed record RowRemark(AvailsColumn Column, FindingSeverity Severity, string Code, string Message);

/// <summary>One sheet, read forward once: rows in order, those without a cell may be left out.</summary>
/// <param name="Header">Null where the first three rows are the header; else every row is data.</param>
public sealed record AvailsSheet(string Name, IEnumerable<SheetRow> Rows, AvailsHeader? Header = null);
