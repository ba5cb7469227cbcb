using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>One row seen through its header, with the findings it gives rise to. One instance reads a sheet, row after row.</summary>
sealed class AvailsRowCells(string sheet, AvailsHeader header, Action<AvailsFinding> report, ZonesTaken zones)
{
    /// <summary>Messages quote cells, and a cell may hold pages: ten thousand findings have to stay small.</summary>
    const int LongestMessage = 600;

    /// <summary>What narrows a right: taken for empty, the row would grant more than was meant.</summary>
    static readonly FrozenDictionary<AvailsColumn, string> Narrowing = new Dictionary<AvailsColumn, string>
    {
        [AvailsColumn.TerritoryExclusion] = FindingCodes.ExclusionUnknown,
        [AvailsColumn.Download] = FindingCodes.DownloadUnreadable,
        [AvailsColumn.RentalDuration] = FindingCodes.DurationUnreadable,
        [AvailsColumn.WatchDuration] = FindingCodes.DurationUnreadable,
        [AvailsColumn.WindowDuration] = FindingCodes.DurationUnreadable,
        [AvailsColumn.StartLag] = FindingCodes.DurationUnreadable,
        [AvailsColumn.EndLag] = FindingCodes.DurationUnreadable,
    }.ToFrozenDictionary();

    readonly AvailsCell?[] cells = new AvailsCell?[Enum.GetValues<AvailsColumn>().Length];
    readonly List<AvailsFinding> waits = [];

    /// <summary>What was said of the present Transaction: its territories share it.</summary>
    readonly HashSet<AvailsFinding> said = [];

    int? line;

    public string Sheet => sheet;

    public int Row { get; private set; }

    /// <summary>Whether any cell under a known column holds something.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>Whether the row is unreadable so far.</summary>
    public bool IsRejected { get; private set; }

    public void MoveTo(SheetRow row)
    {
        Array.Clear(cells);
        if (row.Number != Row || row.Line != line)
        {
            said.Clear();
        }
        (Row, line, IsFilled, IsRejected) = (row.Number, row.Line, false, false);
        waits.Clear();
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

    /// <summary>What the file's reader says of the row.</summary>
    public void Report(RowRemark remark)
    {
        IsRejected |= remark.Severity == FindingSeverity.Error;
        Report(remark.Column, remark.Severity, remark.Code, remark.Message);
    }

    public void Warn(AvailsColumn column, string code, string message) => Report(column, FindingSeverity.Warning, code, message);

    public void Report(AvailsColumn column, FindingSeverity severity, string code, string message)
    {
        var finding = Finding(column, severity, code, message);
        if (line is null || said.Add(finding))
        {
            report(finding);
        }
    }

    /// <summary>Keeps what holds only if the rest of the delivery, the catalog and stated dates leave the row waiting.</summary>
    public void WarnWhileWaiting(AvailsColumn column, string code, string message) =>
        waits.Add(Finding(column, FindingSeverity.Warning, code, message));

    /// <summary>What <see cref="WarnWhileWaiting"/> kept of this row.</summary>
    public ImmutableArray<AvailsFinding> Waits => [.. waits];

    /// <summary>Says once for a file which zones of a territory were taken.</summary>
    public void NoteZones(Territory territory, StatedDate start, StatedDate end, params ReadOnlySpan<StatedDate?> others)
    {
        if (zones.Note(territory, start, end, others) is { } message)
        {
            Report(AvailsColumn.Territory, FindingSeverity.Info, FindingCodes.TerritoryZones, message);
        }
    }

    AvailsFinding Finding(AvailsColumn column, FindingSeverity severity, string code, string message)
    {
        message = message.Length <= LongestMessage ? message : $"{message.AsSpan(0, LongestMessage - 1)}…";
        if (line is { } start)
        {
            var words = cells[(int)column] is { Line: > 0 } cell && cell.Line != start ? $"{message} (Line {cell.Line}.)" : message;
            var place = start.ToString(CultureInfo.InvariantCulture);
            return new AvailsFinding(sheet, Row == 0 ? null : Row, place, column.ToString(), severity, code, words);
        }
        var index = header.IndexOf(column);
        return new AvailsFinding(sheet, Row, index < 0 ? null : AvailsCell.Address(index, Row), column.ToString(), severity, code, message);
    }

    /// <summary>Formulas are taken by their last value and said so; cells in error count as empty, and reject the row where they would narrow it.</summary>
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
                if (Narrowing.TryGetValue((AvailsColumn)at, out var code))
                {
                    Reject((AvailsColumn)at, code, $"The cell shows {cell.Text}, and what it is to narrow cannot be read. Write the value in.");
                    cells[at] = null;
                    continue;
                }
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
