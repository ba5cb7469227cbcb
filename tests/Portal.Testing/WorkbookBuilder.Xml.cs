using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Portal.Domain.Avails;

namespace Portal.Testing;

/// <summary>The file: a package with the few parts a reader asks for.</summary>
public sealed partial class WorkbookBuilder
{
    readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);

    void Write(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        for (var at = 0; at < sheets.Count; at++)
        {
            using var part = new StreamWriter(archive.CreateEntry($"xl/worksheets/sheet{at + 1}.xml").Open());
            WriteSheet(part, sheets[at]);
        }
        WriteStructure(archive, [.. sheets.Select(sheet => sheet.Name)]);
        WriteStrings(archive, strings.Keys);
    }

    /// <summary>Everything but sheets and their strings.</summary>
    internal static void WriteStructure(ZipArchive archive, string[] sheets)
    {
        var names = Enumerable.Range(1, sheets.Length).ToArray();
        Put(archive, "[Content_Types].xml",
            """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>"""
            + string.Concat(names.Select(at => $"""<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))
            + "</Types>");
        Put(archive, "_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml")));
        Put(archive, "xl/workbook.xml",
            """<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
            + string.Concat(names.Select(at => $"""<sheet name="{SecurityElement.Escape(sheets[at - 1])}" sheetId="{at}" r:id="rId{at}"/>"""))
            + "</sheets></workbook>");
        Put(archive, "xl/_rels/workbook.xml.rels", Relationships(
        [
            .. names.Select(at => ($"rId{at}", "worksheet", $"worksheets/sheet{at}.xml")), ("rIdStyles", "styles", "styles.xml"), ("rIdStrings", "sharedStrings", "sharedStrings.xml"),
        ]));
        Put(archive, "xl/styles.xml",
            """<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""");
    }

    /// <summary>Texts by their place.</summary>
    internal static void WriteStrings(ZipArchive archive, IEnumerable<string> texts)
    {
        using var shared = new StreamWriter(archive.CreateEntry("xl/sharedStrings.xml").Open());
        shared.Write("""<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        foreach (var text in texts)
        {
            shared.Write($"""<si><t xml:space="preserve">{SecurityElement.Escape(text)}</t></si>""");
        }
        shared.Write("</sst>");
    }

    void WriteSheet(TextWriter part, SheetContent sheet)
    {
        part.Write("""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        foreach (var (number, values) in sheet.AllRows())
        {
            part.Write($"<row r=\"{number}\">");
            for (var column = 0; column < values.Count; column++)
            {
                WriteCell(part, AvailsCell.Address(column, number), values[column], Shared);
            }
            part.Write("</row>");
        }
        part.Write("</sheetData></worksheet>");
    }

    internal static void WriteCell(TextWriter part, string address, object? value, Func<string, int> shared)
    {
        var midnight = TimeOnly.MinValue;
        part.Write(value switch
        {
            null => "",
            string text => $"<c r=\"{address}\" t=\"s\"><v>{shared(text)}</v></c>",
            bool yes => $"<c r=\"{address}\" t=\"b\"><v>{(yes ? 1 : 0)}</v></c>",
            DateOnly day => $"<c r=\"{address}\" s=\"1\"><v>{Number(day.ToDateTime(midnight).ToOADate())}</v></c>",
            DateTime time => $"<c r=\"{address}\" s=\"1\"><v>{Number(time.ToOADate())}</v></c>",
            TimeSpan span => $"<c r=\"{address}\" s=\"2\"><v>{Number(span.TotalDays)}</v></c>",
            Formula { LastValue: null } formula => $"<c r=\"{address}\"><f>{SecurityElement.Escape(formula.Text)}</f></c>",
            Formula formula => $"<c r=\"{address}\" t=\"str\"><f>{SecurityElement.Escape(formula.Text)}</f><v>{SecurityElement.Escape(formula.LastValue)}</v></c>",
            IConvertible number => $"<c r=\"{address}\"><v>{Number(number.ToDouble(CultureInfo.InvariantCulture))}</v></c>",
            _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}."),
        });
    }

    int Shared(string text) => strings.TryGetValue(text, out var index) ? index : strings[text] = strings.Count;

    static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    static string Relationships(params (string Id, string Type, string Target)[] relationships) =>
        """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(relationships.Select(one =>
            $"""<Relationship Id="{one.Id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{one.Type}" Target="{one.Target}"/>"""))
        + "</Relationships>";

    static void Put(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(content);
    }
}
