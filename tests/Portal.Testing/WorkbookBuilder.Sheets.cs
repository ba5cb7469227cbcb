using System.Globalization;
using Portal.Domain.Avails;

namespace Portal.Testing;

/// <summary>The sheets, as they are being built and as a reader would hand them on.</summary>
public sealed partial class WorkbookBuilder
{
    sealed class CellDocument(IEnumerable<SheetContent> sheets) : IAvailsDocument
    {
        public IEnumerable<AvailsSheet> Sheets => sheets.Select(sheet => new AvailsSheet(sheet.Name, sheet.AllRows().Select(RowOf)));

        public void Dispose()
        {
        }

        static SheetRow RowOf((int Number, IReadOnlyList<object?> Values) row) =>
            new(row.Number, [.. row.Values.Select((value, column) => CellOf(column, value)).OfType<AvailsCell>()]);

        static AvailsCell? CellOf(int column, object? value) => value switch
        {
            null => null,
            string text => new AvailsCell(column, AvailsCellKind.Text, text.Trim()),
            bool yes => new AvailsCell(column, AvailsCellKind.Boolean, yes ? "true" : "false"),
            DateOnly day => Numeric(column, AvailsCellKind.Date, day.ToDateTime(TimeOnly.MinValue).ToOADate()),
            DateTime time => Numeric(column, AvailsCellKind.Date, time.ToOADate()),
            TimeSpan span => Numeric(column, AvailsCellKind.Date, span.TotalDays),
            Formula { LastValue: null } => new AvailsCell(column, AvailsCellKind.Error, "a formula without a value", 0, true),
            Formula formula => new AvailsCell(column, AvailsCellKind.Text, formula.LastValue, 0, true),
            IConvertible number => Numeric(column, AvailsCellKind.Number, number.ToDouble(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}."),
        };

        static AvailsCell Numeric(int column, AvailsCellKind kind, double number) =>
            new(column, kind, number.ToString(CultureInfo.InvariantCulture), number);
    }

    sealed class SheetContent
    {
        readonly List<string> groups = [];
        readonly string version;

        public SheetContent(string name, string version, Dictionary<string, object?> defaults, IEnumerable<string> columns)
        {
            (Name, this.version, Defaults) = (name, version, defaults);
            foreach (var column in columns)
            {
                Add(column);
            }
        }

        public string Name { get; }

        public Dictionary<string, object?> Defaults { get; }

        public List<string> Columns { get; } = [];

        public HashSet<int> MissingHeaderRows { get; } = [];

        public List<(int Number, IReadOnlyList<object?> Values)> Rows { get; init; } = [];

        public int NextRow { get; set; } = 4;

        public void Add(string groupAndName)
        {
            var at = groupAndName.IndexOf('/', StringComparison.Ordinal);
            groups.Add(groupAndName[..at]);
            Columns.Add(groupAndName[(at + 1)..]);
        }

        public void Remove(int at)
        {
            groups.RemoveAt(at);
            Columns.RemoveAt(at);
        }

        public IEnumerable<(int Number, IReadOnlyList<object?> Values)> AllRows()
        {
            if (Columns.Count == 0)
            {
                return Rows;
            }
            object?[] help = [version.Length == 0 ? "//REQ" : double.Parse(version, CultureInfo.InvariantCulture), .. Columns.Skip(1).Select(_ => "//Opt")];
            (int Number, IReadOnlyList<object?> Values)[] header = [(1, groups), (2, Columns), (3, help)];
            var kept = header.Where(row => !MissingHeaderRows.Contains(row.Number)).Select((row, at) => (at + 1, row.Values));
            return kept.Concat(Rows.Select(row => (row.Number - MissingHeaderRows.Count, row.Values)));
        }
    }
}
