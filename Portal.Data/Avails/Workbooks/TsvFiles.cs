using Portal.Domain.Avails;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Avails as lines of tab-separated text, the header rows first: how the sample catalog is kept. Deliveries come as workbooks.</summary>
sealed class TsvFiles : IAvailsFiles
{
    public IAvailsDocument Open(string fileName, Stream content) => new TsvDocument(fileName, new StreamReader(content, leaveOpen: true));

    sealed class TsvDocument(string name, StreamReader reader) : IAvailsDocument
    {
        public IEnumerable<AvailsSheet> Sheets => [new AvailsSheet(name, Rows())];

        public void Dispose() => reader.Dispose();

        IEnumerable<SheetRow> Rows()
        {
            var number = 0;
            while (reader.ReadLine() is { } line)
            {
                number++;
                yield return new SheetRow(
                    number,
                    [.. line.Split('\t').Select((text, column) => new AvailsCell(column, AvailsCellKind.Text, text.Trim())).Where(cell => !cell.IsBlank)]);
            }
        }
    }
}
