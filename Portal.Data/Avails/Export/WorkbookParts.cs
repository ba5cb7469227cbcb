using System.Globalization;

namespace Portal.Data.Avails.Export;

/// <summary>Everything of a workbook but its cells.</summary>
static class WorkbookParts
{
    // By their order in Styles. The first is every cell's without a style of its own: text, so that what is edited stays text too.
    public const int NumberStyle = 1;
    public const int NameStyle = 2;
    public const int HelpStyle = 3;

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    const string Styles =
        $"""
        {Declaration}
        <styleSheet xmlns="{Main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="9"/><color rgb="FF666666"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>Up to the rows: the header rows stay in view.</summary>
    public static ReadOnlySpan<byte> SheetStart =>
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="36" customWidth="1"/><col min="2" max="112" width="18" customWidth="1"/></cols><sheetData>
        """u8;

    public static ReadOnlySpan<byte> SheetEnd => "</sheetData></worksheet>"u8;

    public static string SheetPath(int sheet) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheet}.xml");

    /// <summary>The other parts, by path.</summary>
    /// <param name="names">Of the sheets, in order.</param>
    public static IEnumerable<(string Path, string Content)> Around(IReadOnlyList<string> names)
    {
        var numbers = Enumerable.Range(1, names.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml",
            $"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Zip(names, Sheet))}</sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels", Relationships(
            [.. numbers.Select(number => ($"rId{number}", "worksheet", $"worksheets/sheet{number}.xml")), ("rIdStyles", "styles", "styles.xml")]));
        yield return ("_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
        yield return ("[Content_Types].xml",
            $"""{Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(numbers.Select(number => $"""<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SheetType}"/>"""))}</Types>""");
    }

    static string Sheet(string number, string name) => $"""<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>""";

    static string Relationships((string Id, string Type, string Target)[] relationships) =>
        $"""{Declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relationships.Select(one => $"""<Relationship Id="{one.Id}" Type="{Relations}/{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";
}
