namespace Portal.Domain.Avails;

/// <summary>What reading a delivery found; its rows lie in a spool.</summary>
/// <param name="Template">Of the first avails sheet: <c>1.8</c>; of XML the schema's version: <c>2.3</c>.</param>
/// <param name="RowsRead">Rows from 4 on whose ALID is neither empty nor a comment; Transactions of XML.</param>
/// <param name="EveryRowIsNamed">No filled row lacks its ALID. Such a row may be the very one that seems to be missing elsewhere.</param>
/// <param name="FindingsCut">How many findings were not kept.</param>
/// <param name="Gaps">Rows that do not state Download.</param>
/// <param name="WaitingTitles">Ids of titles with rows whose conditions have no date by themselves.</param>
public sealed record AvailsDelivery(
    string Template,
    int RowsRead,
    bool EveryRowIsNamed,
    IReadOnlyList<AvailsFinding> Findings,
    int FindingsCut,
    IReadOnlyList<DownloadGap> Gaps,
    IReadOnlySet<string> WaitingTitles)
{
    /// <summary>The most rows one delivery may have: as many as one sheet holds. More are asked for in several files.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The most findings that are kept; the rest is counted.</summary>
    public const int MaxFindings = 10_000;

    /// <summary>Reads all sheets into <paramref name="rows"/>, by ALID. Throws <see cref="UnreadableFileException"/> where the file as a whole cannot be read.</summary>
    public static AvailsDelivery Read(IAvailsDocument document, ISpool<DeliveryRow> rows) => new Reading(rows).Run(document);

    sealed class Reading(ISpool<DeliveryRow> spool)
    {
        readonly FindingLedger findings = new(MaxFindings);
        readonly DownloadGap.Counter gaps = new();
        readonly List<(string Sheet, string Reason)> incomplete = [];
        readonly List<string> others = [];
        readonly ZonesTaken zones = new();
        readonly HashSet<string> waitingTitles = new(StringComparer.Ordinal);
        int read;
        int rowsRead;
        int reported;
        bool everyRowIsNamed = true;
        string? template;

        public AvailsDelivery Run(IAvailsDocument document)
        {
            foreach (var sheet in document.Sheets)
            {
                ReadSheet(sheet);
            }
            if (template is null)
            {
                throw NothingRead();
            }
            foreach (var (sheet, reason) in incomplete)
            {
                Report(new AvailsFinding(sheet, null, null, null, FindingSeverity.Error, FindingCodes.HeaderRowsMissing,
                    $"The sheet was not read: {reason}. {HeaderRule}"));
            }
            foreach (var sheet in others)
            {
                Report(new AvailsFinding(sheet, null, null, null, FindingSeverity.Info, FindingCodes.SheetSkipped,
                    "Not an avails sheet: its second row names no avails columns. It was left alone."));
            }
            var (kept, cut) = findings.Finish();
            return new AvailsDelivery(template, rowsRead, everyRowIsNamed, kept, cut, gaps.Gaps, waitingTitles);
        }

        const string HeaderRule = "Row 1 holds groups, row 2 column names, row 3 help, and data begins in row 4.";

        UnreadableFileException NothingRead() => incomplete is [var (sheet, reason), ..]
            ? new UnreadableFileException(FindingCodes.HeaderRowsMissing, $"Sheet '{sheet}' lacks the three header rows: {reason}. {HeaderRule}") { Sheet = sheet }
            : new UnreadableFileException(FindingCodes.NoAvailsSheet,
                $"No sheet holds avails ({(others.Count == 0 ? "there is none" : "looked at " + string.Join(", ", others.Select(name => $"'{name}'")))}). {HeaderRule}");

        void ReadSheet(AvailsSheet sheet)
        {
            using var rows = sheet.Rows.GetEnumerator();
            if (sheet.Header is { } known)
            {
                template ??= known.Template;
                ReadRows(new AvailsRowParser(sheet.Name, known, Report, zones), rows.MoveNext() ? rows.Current : null, rows);
                return;
            }
            var head = new SheetRow?[3];
            var next = rows.MoveNext() ? rows.Current : null;
            while (next is { Number: <= 3 })
            {
                head[next.Number - 1] = next;
                next = rows.MoveNext() ? rows.Current : null;
            }
            switch (AvailsHeader.Read(head[0], head[1], head[2]))
            {
                case HeaderOutcome.NotAvails:
                    others.Add(sheet.Name);
                    break;
                case HeaderOutcome.Incomplete(var reason):
                    incomplete.Add((sheet.Name, reason));
                    break;
                case HeaderOutcome.Read(var header):
                    template ??= header.Template;
                    ReportColumns(sheet.Name, header);
                    ReadRows(new AvailsRowParser(sheet.Name, header, Report, zones), next, rows);
                    break;
            }
        }

        void ReadRows(AvailsRowParser parser, SheetRow? next, IEnumerator<SheetRow> rows)
        {
            var counted = 0;
            for (; next is not null; next = rows.MoveNext() ? rows.Current : null)
            {
                var outcome = parser.Parse(next);
                // Rows of one Transaction, one for each territory, share its number.
                if (outcome is not RowOutcome.Passed && next.Number != counted)
                {
                    counted = next.Number;
                    rowsRead++;
                }
                switch (outcome)
                {
                    case RowOutcome.Accepted(var record):
                        gaps.Add(record);
                        if (!record.Waits.IsEmpty)
                        {
                            waitingTitles.Add(record.Avail.TitleId);
                        }
                        Keep(new DeliveryRow(read++, record, null));
                        break;
                    case RowOutcome.Rejected(var row):
                        Keep(new DeliveryRow(read++, null, row));
                        break;
                }
            }
        }

        void Keep(DeliveryRow row)
        {
            if (row.Sequence >= MaxRows)
            {
                throw new UnreadableFileException(FindingCodes.TooManyRows, $"More than {MaxRows:N0} rows: split the delivery into several files, none of which parts an ALID and territory.");
            }
            spool.Add(row.Alid, row);
        }

        void ReportColumns(string sheet, AvailsHeader header)
        {
            foreach (var column in AvailsColumns.NeededByRights.Where(column => !header.Has(column)))
            {
                Report(new AvailsFinding(sheet, 2, null, column.ToString(), FindingSeverity.Error, FindingCodes.ColumnMissing,
                    $"The sheet has no column {column}: rows cannot be read without. Add it to row 2."));
            }
            foreach (var column in AvailsColumns.Expected.Where(column => !header.Has(column)))
            {
                Report(new AvailsFinding(sheet, 2, null, column.ToString(), FindingSeverity.Warning, FindingCodes.ColumnMissing,
                    $"The sheet has no column {column}: rows are read without."));
            }
            foreach (var (column, index) in header.Repeated)
            {
                Report(new AvailsFinding(sheet, 2, AvailsCell.Address(index, 2), column.ToString(), FindingSeverity.Warning,
                    FindingCodes.ColumnRepeated, $"The column {column} is there twice: the first one counts."));
            }
        }

        void Report(AvailsFinding finding)
        {
            everyRowIsNamed &= finding.Code != FindingCodes.AlidMissing;
            findings.Add(reported++, finding);
        }
    }
}
