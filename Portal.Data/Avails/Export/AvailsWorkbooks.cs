using System.IO.Compression;
using System.Text;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;

namespace Portal.Data.Avails.Export;

/// <summary>
/// Writes the template's three header rows and the rows below them, then whatever else a workbook needs. A sheet that is full is followed
/// by another one.
/// </summary>
public sealed class AvailsWorkbooks : IAvailsWorkbooks
{
    /// <summary>As many as spreadsheets hold.</summary>
    public const int MostRows = 1_048_576;

    const int FlushAt = 96 * 1024;

    /// <summary>What an archive says of when its parts were made: always the same, so that the same avails give the same bytes.</summary>
    static readonly DateTimeOffset Made = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly (int Index, AvailsColumn Column)[] Filled =
        [.. AvailsTemplate.Columns.Select((column, index) => (index, column.Column)).Where(one => one.Column is not null).Select(one => (one.index, one.Column!.Value))];

    readonly int mostRows;

    public AvailsWorkbooks()
        : this(MostRows)
    {
    }

    internal AvailsWorkbooks(int mostRows) => this.mostRows = mostRows;

    public async Task Write(Stream destination, IAsyncEnumerable<PresentAvail> avails, CancellationToken cancellationToken)
    {
        await using var drained = new DrainedStream(destination);
        using (var archive = new ZipArchive(drained, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheets = await WriteSheets(archive, drained, avails, cancellationToken);
            foreach (var (path, content) in WorkbookParts.Around([.. Enumerable.Range(1, sheets).Select(SheetName)]))
            {
                using var part = Part(archive, path);
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        await drained.Drain(cancellationToken);
    }

    /// <summary>How many were needed; at least one.</summary>
    async Task<int> WriteSheets(ZipArchive archive, DrainedStream drained, IAsyncEnumerable<PresentAvail> avails, CancellationToken cancellationToken)
    {
        var xml = new SheetXml(AvailsTemplate.Columns.Length);
        var sheets = 0;
        await using var rows = avails.GetAsyncEnumerator(cancellationToken);
        var more = await rows.MoveNextAsync();
        do
        {
            using var part = Part(archive, WorkbookParts.SheetPath(++sheets));
            xml.Raw(WorkbookParts.SheetStart);
            WriteHeader(xml);
            for (var row = AvailsTemplate.HeaderRows + 1; more && row <= mostRows; row++, more = await rows.MoveNextAsync())
            {
                WriteRow(xml, row, rows.Current);
                if (xml.WrittenCount >= FlushAt)
                {
                    xml.MoveTo(part);
                    await drained.Drain(cancellationToken);
                }
            }
            xml.Raw(WorkbookParts.SheetEnd);
            xml.MoveTo(part);
        }
        while (more);
        return sheets;
    }

    static string SheetName(int sheet) => sheet == 1 ? AvailsTemplate.SheetName : $"{AvailsTemplate.SheetName} {sheet}";

    static void WriteHeader(SheetXml xml)
    {
        Func<TemplateColumn, string>[] rows = [column => column.Group, column => column.Name, column => column.Help];
        for (var row = 0; row < rows.Length; row++)
        {
            xml.BeginRow(row + 1);
            for (var at = 0; at < AvailsTemplate.Columns.Length; at++)
            {
                // The third row's first cell says which template this is.
                var text = row == 2 && at == 0 ? AvailsTemplate.Version : rows[row](AvailsTemplate.Columns[at]);
                xml.Text(at, text, row == 1 ? WorkbookParts.NameStyle : WorkbookParts.HelpStyle);
            }
            xml.EndRow();
        }
    }

    static void WriteRow(SheetXml xml, int row, PresentAvail avail)
    {
        xml.BeginRow(row);
        foreach (var (index, column) in Filled)
        {
            var cell = ExportedCell.Of(avail, column);
            if (cell.Number is { } number)
            {
                xml.Number(index, number, WorkbookParts.NumberStyle);
            }
            else if (cell.Text is { } text)
            {
                xml.Text(index, text);
            }
        }
        xml.EndRow();
    }

    static Stream Part(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Made;
        return entry.Open();
    }
}
