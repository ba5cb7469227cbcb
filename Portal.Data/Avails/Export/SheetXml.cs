using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Export;

/// <summary>Rows of a worksheet as UTF-8, gathered until they are moved on. One instance writes one sheet after the other.</summary>
sealed class SheetXml
{
    readonly ArrayBufferWriter<byte> buffer = new(128 * 1024);
    readonly byte[][] columns;
    readonly byte[] number = new byte[12];
    int numberLength;

    public SheetXml(int columnCount) =>
        columns = [.. Enumerable.Range(0, columnCount).Select(column => Encoding.ASCII.GetBytes(AvailsCell.Address(column, 0).TrimEnd('0')))];

    public int WrittenCount => buffer.WrittenCount;

    public void MoveTo(Stream part)
    {
        part.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    public void Raw(ReadOnlySpan<byte> xml) => buffer.Write(xml);

    public void BeginRow(int row)
    {
        Utf8Formatter.TryFormat(row, number, out numberLength);
        buffer.Write("<row r=\""u8);
        buffer.Write(number.AsSpan(0, numberLength));
        buffer.Write("\">"u8);
    }

    public void EndRow() => buffer.Write("</row>"u8);

    /// <summary>A cell of text, whatever it looks like: spreadsheets take it for neither a formula nor a number.</summary>
    public void Text(int column, string text, int style = 0)
    {
        BeginCell(column, style);
        buffer.Write(" t=\"str\"><v"u8);
        buffer.Write(text.AsSpan().Trim().Length != text.Length || text.Contains('\n', StringComparison.Ordinal) ? " xml:space=\"preserve\">"u8 : ">"u8);
        SpreadsheetText.Write(buffer, text);
        buffer.Write("</v></c>"u8);
    }

    public void Number(int column, long value, int style)
    {
        BeginCell(column, style);
        buffer.Write("><v>"u8);
        var room = buffer.GetSpan(24);
        Utf8Formatter.TryFormat(value, room, out var length);
        buffer.Advance(length);
        buffer.Write("</v></c>"u8);
    }

    void BeginCell(int column, int style)
    {
        buffer.Write("<c r=\""u8);
        buffer.Write(columns[column]);
        buffer.Write(number.AsSpan(0, numberLength));
        buffer.Write("\""u8);
        if (style != 0)
        {
            buffer.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $" s=\"{style}\"")));
        }
    }
}
