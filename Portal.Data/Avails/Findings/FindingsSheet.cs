using System.Buffers;
using System.Globalization;
using System.Text;
using Portal.Data.Avails.Export;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Findings;

/// <summary>The sheet that lists findings, each with a link to its cell. Importers leave it out by its name.</summary>
static class FindingsSheet
{
    public const string Name = "Portal findings";

    static readonly string[] Headings = ["Severity", "Sheet", "Row", "Cell", "Column name", "Code", "What and what to do"];

    /// <param name="linked">Sheets that a link can lead to.</param>
    public static void Write(Stream part, string mainNamespace, IReadOnlyList<AvailsFinding> findings, IReadOnlySet<string> linked)
    {
        var xml = new SheetXml(Headings.Length);
        xml.Raw(Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="10" customWidth="1"/><col min="2" max="2" width="20" customWidth="1"/><col min="3" max="4" width="8" customWidth="1"/><col min="5" max="6" width="26" customWidth="1"/><col min="7" max="7" width="110" customWidth="1"/></cols><sheetData>"""));
        xml.BeginRow(1);
        for (var column = 0; column < Headings.Length; column++)
        {
            xml.Text(column, Headings[column]);
        }
        xml.EndRow();
        for (var at = 0; at < findings.Count; at++)
        {
            WriteRow(xml, at + 2, findings[at]);
            if (xml.WrittenCount > 64 * 1024)
            {
                xml.MoveTo(part);
            }
        }
        xml.Raw("</sheetData>"u8);
        xml.Raw(Encoding.UTF8.GetBytes($"""<autoFilter ref="A1:{AvailsCell.Address(Headings.Length - 1, findings.Count + 1)}"/>"""));
        WriteLinks(xml, findings, linked);
        xml.Raw("</worksheet>"u8);
        xml.MoveTo(part);
    }

    static void WriteRow(SheetXml xml, int row, AvailsFinding finding)
    {
        xml.BeginRow(row);
        xml.Text(0, finding.Severity.ToString());
        Text(xml, 1, finding.Sheet);
        if (finding.Row is { } number)
        {
            xml.Number(2, number, 0);
        }
        Text(xml, 3, finding.Cell);
        Text(xml, 4, finding.Column);
        xml.Text(5, finding.Code);
        xml.Text(6, finding.Message);
        xml.EndRow();
    }

    static void Text(SheetXml xml, int column, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            xml.Text(column, text);
        }
    }

    static void WriteLinks(SheetXml xml, IReadOnlyList<AvailsFinding> findings, IReadOnlySet<string> linked)
    {
        var links = new ArrayBufferWriter<byte>();
        for (var at = 0; at < findings.Count; at++)
        {
            if (findings[at] is { Sheet: { } sheet, Cell: { } cell } && linked.Contains(sheet) && CellMarks.TryPlace(cell, out _, out _))
            {
                links.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<hyperlink ref=\"D{at + 2}\" location=\"")));
                SpreadsheetText.WriteAttribute(links, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell}");
                links.Write("\"/>"u8);
            }
        }
        if (links.WrittenCount > 0)
        {
            xml.Raw("<hyperlinks>"u8);
            xml.Raw(links.WrittenSpan);
            xml.Raw("</hyperlinks>"u8);
        }
    }
}
