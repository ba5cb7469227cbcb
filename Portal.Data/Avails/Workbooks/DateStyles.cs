using System.Globalization;
using System.Xml;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Which cell styles show a number as a date or a time.</summary>
static class DateStyles
{
    /// <summary>More than a spreadsheet lets a workbook have.</summary>
    const int MostFormats = 70_000;

    /// <summary>By style index. Built-in formats by their number, others by their code.</summary>
    public static bool[] Of(XmlReader styles)
    {
        var codes = new Dictionary<uint, string>();
        var formats = new List<uint>();
        var isOfCells = false;
        while (styles.Read())
        {
            switch (styles.NodeType, styles.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when Number(styles) is { } id:
                    codes.TryAdd(id, styles.GetAttribute("formatCode") ?? "");
                    break;
                case (XmlNodeType.Element, "cellXfs"):
                    isOfCells = !styles.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "cellXfs"):
                    isOfCells = false;
                    break;
                case (XmlNodeType.Element, "xf") when isOfCells:
                    formats.Add(Number(styles) ?? 0);
                    break;
            }
            if (formats.Count > MostFormats || codes.Count > MostFormats)
            {
                throw new InvalidDataException($"More than {MostFormats} formats.");
            }
        }
        return
        [
            .. formats.Select(id =>
                codes.TryGetValue(id, out var code) ? ShowsDate(code) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)),
        ];
    }

    /// <summary>Whether a format code has a letter of dates or times outside quotes, escapes and bracketed colours.</summary>
    public static bool ShowsDate(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = IndexOf(code, '"', at + 1);
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[':
                    // Elapsed time: [h], [mm], [ss]. Anything else in brackets is a colour, a locale or a condition.
                    var end = IndexOf(code, ']', at + 1);
                    if (code[(at + 1)..end].ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss")
                    {
                        return true;
                    }
                    at = end;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    return true;
                case 'G' or 'g' when code.AsSpan(at).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    at += "General".Length - 1;
                    break;
            }
        }
        return false;
    }

    static uint? Number(XmlReader element) =>
        uint.TryParse(element.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    static int IndexOf(string code, char mark, int from)
    {
        var found = from <= code.Length ? code.IndexOf(mark, from) : -1;
        return found < 0 ? code.Length : found;
    }
}
