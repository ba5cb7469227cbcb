using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Portal.Data.Avails.Findings;
using Portal.Data.Avails.Markup;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Workbooks;

/// <summary>
/// A workbook, read forward. The Open XML SDK finds its parts; what is in them is read straight from the XML, because objects of a part
/// take many times its size.
/// </summary>
sealed class XlsxDocument(SpreadsheetDocument package, PackageGuard guard, WorkbookLimits limits, Stream? content) : IAvailsDocument
{
    public IEnumerable<AvailsSheet> Sheets
    {
        get
        {
            var (sheets, reading) = Guarded(Prepare);
            foreach (var (name, part) in sheets)
            {
                yield return new AvailsSheet(name, Rows(part, reading));
            }
        }
    }

    public void Dispose()
    {
        package.Dispose();
        content?.Dispose();
    }

    (List<(string Name, WorksheetPart Part)> Sheets, CellReading Reading) Prepare()
    {
        var workbook = package.WorkbookPart!;
        using var contents = Open(workbook);
        var list = SheetList.Of(contents);
        var sheets = new List<(string, WorksheetPart)>();
        foreach (var (name, relationship) in list.Sheets)
        {
            if (name != FindingsSheet.Name && workbook.TryGetPartById(relationship, out var part) && part is WorksheetPart worksheet)
            {
                sheets.Add((name, worksheet));
            }
        }
        return (sheets, new CellReading(ReadStrings(workbook.SharedStringTablePart), ReadStyles(workbook.WorkbookStylesPart), list.Uses1904, limits));
    }

    bool[] ReadStyles(WorkbookStylesPart? part)
    {
        if (part is null)
        {
            return [];
        }
        using var reader = Open(part);
        return DateStyles.Of(reader);
    }

    SharedStrings ReadStrings(SharedStringTablePart? part)
    {
        var strings = new SharedStrings();
        if (part is null)
        {
            return strings;
        }
        using var reader = Open(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(CellReading.ReadRichText(reader, limits));
                if (strings.Bytes > limits.SharedBytes)
                {
                    throw new UnreadableFileException(FindingCodes.FileExpandsTooFar, "The file was not read: its cells hold too much text. Split the workbook.");
                }
            }
        }
        return strings;
    }

    IEnumerable<SheetRow> Rows(WorksheetPart part, CellReading reading)
    {
        using var reader = Guarded(() => Open(part));
        var number = 0;
        while (Guarded(() => reading.NextRow(reader, number)) is { } row)
        {
            number = row.Number;
            yield return row;
        }
    }

    /// <summary>Parts are UTF-8 or, with a mark at their beginning, UTF-16 (Open Packaging Conventions, 8.1.1.1).</summary>
    XmlReader Open(OpenXmlPart part) =>
        MarkupReading.Open(new StreamReader(guard.Count(part.GetStream(FileMode.Open, FileAccess.Read)), Encoding.UTF8), limits);

    /// <summary>Whatever a damaged file makes parsers throw is one thing to the person who delivered it.</summary>
    static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (AvailsFiles.IsDamage(exception))
        {
            throw AvailsFiles.Damaged(exception);
        }
    }
}
