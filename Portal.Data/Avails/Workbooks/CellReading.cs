using System.Globalization;
using System.Text;
using System.Xml;
using Portal.Data.Avails.Markup;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Reads rows of a worksheet's XML. Elements are known by their local names: transitional and strict files differ in namespace only.</summary>
sealed class CellReading(SharedStrings sharedStrings, bool[] dateStyles, bool uses1904, WorkbookLimits limits)
{
    const int MostColumns = 16_384;
    const int MostRows = 1_048_576;

    /// <summary>Days between the two calendars spreadsheets count from.</summary>
    const int DaysTo1904 = 1_462;

    /// <summary>The next row that has cells; null at the end of the sheet.</summary>
    public SheetRow? NextRow(XmlReader reader, int previous)
    {
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }
            var number = reader.GetAttribute("r") is { } stated ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture) : previous + 1;
            if (number <= previous || number > MostRows)
            {
                throw new InvalidDataException($"Row {number} follows row {previous}.");
            }
            previous = number;
            var cells = ReadCells(reader);
            if (cells.Count > 0)
            {
                return new SheetRow(number, cells);
            }
        }
        return null;
    }

    /// <summary>The text of an element's <c>t</c> descendants, phonetic readings left out. The reader ends at the element's end.</summary>
    public static string ReadRichText(XmlReader reader, WorkbookLimits limits)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        string? only = null;
        StringBuilder? several = null;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.LocalName == "rPh")
            {
                MarkupReading.Skip(reader);
            }
            else if (reader.LocalName == "t")
            {
                var text = SpreadsheetText.Read(MarkupReading.ReadText(reader, limits.CellCharacters));
                if (only is null)
                {
                    only = text;
                }
                else
                {
                    several ??= new StringBuilder(only);
                    several.Append(text);
                }
            }
        }
        return (several?.ToString() ?? only ?? "").Trim();
    }

    List<AvailsCell> ReadCells(XmlReader reader)
    {
        var cells = new List<AvailsCell>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }
        var depth = reader.Depth;
        var column = -1;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }
            column = reader.GetAttribute("r") is { } address ? ColumnOf(address) : column + 1;
            if (column >= MostColumns)
            {
                throw new InvalidDataException($"Column {column} is beyond a sheet's last.");
            }
            if (ReadCell(reader, column) is { IsBlank: false } cell)
            {
                cells.Add(cell);
            }
        }
        return cells;
    }

    AvailsCell? ReadCell(XmlReader reader, int column)
    {
        var type = reader.GetAttribute("t");
        var isDate = reader.GetAttribute("s") is { } style
            && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < dateStyles.Length
            && dateStyles[index];
        if (reader.IsEmptyElement)
        {
            return null;
        }
        string? value = null;
        var isFormula = false;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            switch (reader.LocalName)
            {
                case "v":
                    value = MarkupReading.ReadText(reader, limits.CellCharacters);
                    break;
                case "is":
                    value = ReadRichText(reader, limits);
                    break;
                case "f":
                    isFormula = true;
                    MarkupReading.Skip(reader);
                    break;
            }
        }
        if (string.IsNullOrEmpty(value))
        {
            return isFormula ? new AvailsCell(column, AvailsCellKind.Error, "a formula without a value", 0, true) : null;
        }
        return type switch
        {
            "s" => new AvailsCell(column, AvailsCellKind.Text, Shared(value), 0, isFormula),
            "str" => new AvailsCell(column, AvailsCellKind.Text, SpreadsheetText.Read(value).Trim(), 0, isFormula),
            "inlineStr" or "d" => new AvailsCell(column, AvailsCellKind.Text, value.Trim(), 0, isFormula),
            "b" => new AvailsCell(column, AvailsCellKind.Boolean, value.Trim() is "1" or "true" ? "true" : "false", 0, isFormula),
            "e" => new AvailsCell(column, AvailsCellKind.Error, value.Trim(), 0, isFormula),
            _ => Numeric(column, value, isDate, isFormula),
        };
    }

    AvailsCell Numeric(int column, string value, bool isDate, bool isFormula)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (isDate && uses1904 && number >= 366)
        {
            number += DaysTo1904;
        }
        return new AvailsCell(
            column, isDate ? AvailsCellKind.Date : AvailsCellKind.Number, number.ToString(CultureInfo.InvariantCulture), number, isFormula)
        {
            DaysToAdd = uses1904 && !isDate ? DaysTo1904 : 0,
        };
    }

    string Shared(string value)
    {
        var index = int.Parse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        return index < sharedStrings.Count ? sharedStrings[index] : throw new InvalidDataException($"Shared string {index} is not there.");
    }

    static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > MostColumns)
            {
                break;
            }
        }
        return column - 1 is var index and >= 0 ? index : throw new InvalidDataException($"'{address}' is not a cell.");
    }
}
