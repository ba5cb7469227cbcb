namespace Portal.Domain.Avails;

/// <summary>One row seen through its header, with the findings it gives rise to. One instance reads a sheet, row after row.</summary>
sealed class AvailsRowCells(string sheet, AvailsHeader header, Action<AvailsFinding> report)
{
    readonly AvailsCell?[] cells = new AvailsCell?[Enum.GetValues<AvailsColumn>().Length];

    public string Sheet => sheet;

    public int Row { get; private set; }

    /// <summary>Whether any cell under a known column holds something.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>Whether the row is unreadable so far.</summary>
    public bool IsRejected { get; private set; }

    public void MoveTo(SheetRow row)
    {
        Array.Clear(cells);
        (Row, IsFilled, IsRejected) = (row.Number, false, false);
        foreach (var cell in row.Cells)
        {
            if (!cell.IsBlank && header.TryColumnAt(cell.Column, out var column))
            {
                cells[(int)column] = cell;
                IsFilled = true;
            }
        }
    }

    /// <summary>The cell; null where it is blank or the sheet has no such column.</summary>
    public AvailsCell? this[AvailsColumn column] => cells[(int)column];

    /// <summary>The text of a cell; null where it is blank or the spreadsheet could not compute it.</summary>
    public string? Text(AvailsColumn column) => cells[(int)column] is { Kind: not AvailsCellKind.Error } cell ? cell.Text : null;

    public void Reject(AvailsColumn column, string code, string message)
    {
        IsRejected = true;
        Report(column, FindingSeverity.Error, code, message);
    }

    public void Warn(AvailsColumn column, string code, string message) => Report(column, FindingSeverity.Warning, code, message);

    public void Report(AvailsColumn column, FindingSeverity severity, string code, string message)
    {
        var index = header.IndexOf(column);
        report(new AvailsFinding(sheet, Row, index < 0 ? null : AvailsCell.Address(index, Row), column.ToString(), severity, code, message));
    }

    /// <summary>Formulas are taken by their last value and said so; cells in error count as empty.</summary>
    public void ReportOddCells()
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (cells[at] is not { } cell)
            {
                continue;
            }
            if (cell.Kind == AvailsCellKind.Error)
            {
                Warn((AvailsColumn)at, FindingCodes.CellError, $"The cell shows {cell.Text}: it counts as empty. Write the value in.");
                cells[at] = null;
            }
            else if (cell.IsFormula)
            {
                Warn((AvailsColumn)at, FindingCodes.FormulaCell,
                    $"A formula: its last value '{cell.Text}' was taken. Avails hold plain values; paste the value in.");
            }
        }
    }
}
