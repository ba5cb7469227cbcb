using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>A delivery, read: what it grants, what could not be read, and what a person should know.</summary>
/// <param name="Template">Of the first avails sheet: <c>1.8</c>; of XML the schema's version: <c>2.3</c>.</param>
/// <param name="RowsRead">Rows from 4 on whose ALID is neither empty nor a comment; Transactions of XML.</param>
/// <param name="Records">Readable rows in the order of the file, each with its own avail id.</param>
public sealed record AvailsDelivery(
    string Template,
    int RowsRead,
    IReadOnlyList<AvailsRecord> Records,
    IReadOnlyList<RejectedRow> Rejected,
    IReadOnlyList<AvailsFinding> Findings)
{
    /// <summary>The most rows one delivery may have; more are asked for in several files.</summary>
    public const int MaxRows = 500_000;

    /// <summary>The most findings that are kept; the rest is counted.</summary>
    public const int MaxFindings = 10_000;

    /// <summary>Reads all sheets. Throws <see cref="UnreadableFileException"/> where the file as a whole cannot be read.</summary>
    public static AvailsDelivery Read(IAvailsDocument document) => new Reading().Run(document);

    sealed class Reading
    {
        readonly List<AvailsRecord> records = [];
        readonly List<RejectedRow> rejected = [];
        readonly List<AvailsFinding> findings = [];
        readonly List<(string Sheet, string Reason)> incomplete = [];
        readonly List<string> others = [];
        readonly Dictionary<(string Key, bool Deletes), int> ordinals = [];
        readonly Dictionary<string, string> contentIds = new(StringComparer.Ordinal);
        int cut;
        int rowsRead;
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
            if (cut > 0)
            {
                findings.Add(new AvailsFinding(null, null, null, null, FindingSeverity.Info, FindingCodes.FindingsCut,
                    $"{cut} more findings are not shown: put these right first."));
            }
            return new AvailsDelivery(template, rowsRead, [.. records.Select(Settled)], rejected, findings);
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
                ReadRows(new AvailsRowParser(sheet.Name, known, Report), rows.MoveNext() ? rows.Current : null, rows);
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
                    ReadRows(new AvailsRowParser(sheet.Name, header, Report), next, rows);
                    break;
            }
        }

        void ReadRows(AvailsRowParser parser, SheetRow? next, IEnumerator<SheetRow> rows)
        {
            var counted = 0;
            for (; next is not null; next = rows.MoveNext() ? rows.Current : null)
            {
                var outcome = parser.Parse(next);
                if (outcome is not RowOutcome.Passed && next.Number != counted)
                {
                    counted = next.Number;
                    rowsRead++;
                }
                switch (outcome)
                {
                    case RowOutcome.Accepted(var record):
                        records.Add(Identified(record));
                        break;
                    case RowOutcome.Rejected(var row):
                        rejected.Add(row);
                        break;
                }
                if (records.Count + rejected.Count > MaxRows)
                {
                    throw new UnreadableFileException(FindingCodes.TooManyRows, $"More than {MaxRows:N0} rows: split the delivery into several files, none of which parts an ALID and territory.");
                }
            }
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

        AvailsRecord Identified(AvailsRecord record)
        {
            var key = record.Avail.Key;
            var ordinal = ordinals[(key, record.EntryType == EntryType.Delete)] =
                ordinals.TryGetValue((key, record.EntryType == EntryType.Delete), out var before) ? before + 1 : 0;
            if (!record.TitleIsAlid)
            {
                contentIds.TryAdd(record.Avail.Alid, record.Avail.TitleId);
            }
            return record with { Avail = record.Avail with { Id = AvailIds.Of(key, ordinal) } };
        }

        /// <summary>A row that leaves its ContentID out speaks of the title that other rows of its ALID name.</summary>
        AvailsRecord Settled(AvailsRecord record) =>
            record.TitleIsAlid && contentIds.TryGetValue(record.Avail.Alid, out var titleId)
                ? record with
                {
                    Avail = record.Avail with { TitleId = titleId },
                    Titles = record.Titles.SetItem(0, record.Titles[0] with { Id = titleId }),
                    TitleIsAlid = false,
                }
                : record;

        void Report(AvailsFinding finding)
        {
            if (findings.Count < MaxFindings)
            {
                findings.Add(finding);
            }
            else
            {
                cut++;
            }
        }
    }
}

/// <summary>How many of a delivery's rows do not say whether downloads are allowed, by where that can be settled.</summary>
/// <param name="Scope">The deal, else the content owner, else the portal.</param>
public sealed record DownloadGap(Scope Scope, int Rows)
{
    public static IReadOnlyList<DownloadGap> Of(IEnumerable<AvailsRecord> records) =>
    [
        .. records
            .Where(record => record.Avail.Download == DownloadPermission.NotStated && record.EntryType is not (EntryType.FullDelete or EntryType.Delete))
            .GroupBy(record => record.Avail switch
            {
                { Contract: { } contract } => Scope.Deal(contract),
                { ContentOwner: { } owner } => Scope.Owner(owner),
                _ => Scope.Portal,
            })
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => new DownloadGap(group.Key, group.Count())),
    ];

    public AvailsFinding ToFinding() => new(null, null, null, nameof(AvailsColumn.Download), FindingSeverity.Info, FindingCodes.DownloadNotStated,
        $"{Rows} {(Rows == 1 ? "row" : "rows")} of {Name} {(Rows == 1 ? "does" : "do")} not state Download: they follow the term "
        + $"'download not stated' (forbidden unless someone set it). Set it for {Name} to settle them in one step.");

    string Name => Scope.Kind switch
    {
        ScopeKind.Deal => $"deal {Scope.Id}",
        ScopeKind.Owner => $"content owner {Scope.Id}",
        _ => "the portal",
    };
}
