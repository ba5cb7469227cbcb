using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>What a row turned out to be.</summary>
public abstract record RowOutcome
{
    RowOutcome()
    {
    }

    /// <summary>A comment or an empty row: no data.</summary>
    public sealed record Passed : RowOutcome;

    public sealed record Rejected(RejectedRow Row) : RowOutcome;

    public sealed record Accepted(AvailsRecord Record) : RowOutcome;
}

/// <summary>Reads the data rows of one sheet, from row 4 on. Findings go to <c>report</c>, in the order of rows.</summary>
public sealed class AvailsRowParser
{
    static readonly RowOutcome PassedOver = new RowOutcome.Passed();

    static readonly AvailsColumn[] WithEidr =
    [
        AvailsColumn.ALID, AvailsColumn.ContentID, AvailsColumn.EpisodeContentID, AvailsColumn.SeasonContentID, AvailsColumn.SeriesContentID,
        AvailsColumn.VolumeContentID, AvailsColumn.TitleID, AvailsColumn.EditID,
    ];

    /// <summary>What is kept as a code or an id, and how long that may be.</summary>
    static readonly AvailsColumn[] Codes =
    [
        AvailsColumn.ALID, AvailsColumn.ContentID, AvailsColumn.EpisodeContentID, AvailsColumn.SeasonContentID, AvailsColumn.SeriesContentID,
        AvailsColumn.VolumeContentID, AvailsColumn.DisplayName, AvailsColumn.ContractID, AvailsColumn.LicenseType, AvailsColumn.FormatProfile,
        AvailsColumn.Start, AvailsColumn.End,
    ];

    const int LongestCode = 400;

    /// <summary>Ids are told apart that far, and only so many: what a file may be full of must not fill the memory.</summary>
    const int MostEidrs = AvailsDelivery.MaxFindings;

    readonly AvailsRowCells cells;
    readonly HashSet<string> eidrsSeen = new(StringComparer.Ordinal);
    readonly HashSet<AvailsColumn> colonsSeen = [];

    /// <param name="zones">Of the file: what it noted already is not said again.</param>
    public AvailsRowParser(string sheet, AvailsHeader header, Action<AvailsFinding> report, ZonesTaken zones) =>
        cells = new AvailsRowCells(sheet, header, report, zones);

    public RowOutcome Parse(SheetRow row)
    {
        cells.MoveTo(row);
        foreach (var remark in row.Remarks)
        {
            cells.Report(remark);
        }
        if (!cells.IsFilled)
        {
            return PassedOver;
        }
        if (cells[AvailsColumn.ALID] is not { } alidCell)
        {
            if (row.Line is not null)
            {
                cells.Reject(AvailsColumn.ALID, FindingCodes.AlidMissing, "The Avail has no ALID, and its Transaction is not read: state one.");
                return Rejected(row.Number, "", null);
            }
            if (!row.Cells.Any(cell => cell.Text.StartsWith("//", StringComparison.Ordinal)))
            {
                cells.Report(AvailsColumn.ALID, FindingSeverity.Error, FindingCodes.AlidMissing,
                    "The row has no ALID and is not read: state one, or begin it with // where it is a comment.");
            }
            return PassedOver;
        }
        if (row.Line is null && alidCell.Text.StartsWith("//", StringComparison.Ordinal))
        {
            return PassedOver;
        }
        var alid = Eidr.WithoutStrayColon(alidCell.Text);
        if (alidCell.Kind == AvailsCellKind.Error)
        {
            cells.Reject(AvailsColumn.ALID, FindingCodes.AlidMissing, $"The cell shows {alidCell.Text}: the row's ALID cannot be read.");
            return Rejected(row.Number, alid, null);
        }
        cells.ReportOddCells();
        return ParseData(row.Number, alid);
    }

    RowOutcome ParseData(int number, string alid)
    {
        RejectLongCodes();
        if (alid.Length > LongestCode)
        {
            // No right has so long an id, so there is nothing to hold, and nothing of it to keep.
            return Rejected(number, "", null);
        }
        var kind = AvailsTitles.ReadKind(cells);
        var avail = AvailsRights.Read(cells, alid, kind, out var territory);
        if (avail is null)
        {
            // A part of a country speaks of the country's unit: what it grants is not known, so nothing there may count as missing.
            return Rejected(number, alid, territory ?? AvailsWords.CountryOfRegion(cells.Text(AvailsColumn.Territory)));
        }
        var entryType = ReadEntryType();
        LookAtEidrs();
        if (cells[AvailsColumn.RefALID] is not null && kind is not (TitleKind.Supplement or TitleKind.Promotion))
        {
            cells.Warn(AvailsColumn.RefALID, FindingCodes.RefAlidUnexpected, "RefALID belongs to supplements and promotions only: it is left alone.");
        }
        var titles = AvailsTitles.Read(cells, alid, kind, out var titleIsAlid);
        return new RowOutcome.Accepted(
            new AvailsRecord(cells.Sheet, number, entryType, avail with { TitleId = titles[0].Id }, titles, titleIsAlid) { Waits = cells.Waits });
    }

    RowOutcome.Rejected Rejected(int number, string alid, Territory? territory)
    {
        var owner = cells.Text(AvailsColumn.DisplayName) is { Length: <= LongestCode } stated ? stated : null;
        return new(new RejectedRow(cells.Sheet, number, alid, territory, owner));
    }

    void RejectLongCodes()
    {
        foreach (var column in Codes)
        {
            if (cells.Text(column) is { Length: > LongestCode } text)
            {
                cells.Reject(column, FindingCodes.TextTooLong, $"The cell holds {text.Length} characters, and {column} may hold {LongestCode}.");
            }
        }
    }

    EntryType ReadEntryType()
    {
        if (cells.Text(AvailsColumn.EntryType) is not { } text)
        {
            cells.Warn(AvailsColumn.EntryType, FindingCodes.EntryTypeMissing,
                "EntryType is empty: the row is added or updated and nothing is taken away. Use Full Extract to replace.");
            return EntryType.Update;
        }
        if (AvailsWords.TryEntryType(text, out var entryType))
        {
            return entryType;
        }
        cells.Warn(AvailsColumn.EntryType, FindingCodes.EntryTypeUnknown,
            $"'{text}' is not an EntryType: the row is added or updated and nothing is taken away. Use Full Extract or Full Delete.");
        return EntryType.Update;
    }

    /// <summary>One finding for each distinct id, because templates' own examples fail and an id stands in many rows.</summary>
    void LookAtEidrs()
    {
        foreach (var column in WithEidr)
        {
            if (cells.Text(column) is not { } text)
            {
                continue;
            }
            if (text.Contains("10.5240/:", StringComparison.Ordinal) && colonsSeen.Add(column))
            {
                cells.Report(column, FindingSeverity.Info, FindingCodes.EidrColon,
                    "Older templates write a colon after 10.5240/: it is left out of ids here and in the rows below.");
            }
            if (Eidr.Look(text) is (true, false) && eidrsSeen.Count < MostEidrs && eidrsSeen.Add(text.Length <= LongestCode ? text : text[..LongestCode]))
            {
                cells.Warn(column, FindingCodes.EidrCheckFails, $"'{text}' is no valid EIDR: its shape or its check character is wrong. It is taken as it stands.");
            }
        }
    }
}
