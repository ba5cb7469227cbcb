using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Data.Avails.Workbooks;

/// <summary>Which cell styles show a number as a date or a time.</summary>
static class DateStyles
{
    /// <summary>By style index. Built-in formats by their number, others by their code.</summary>
    public static bool[] Of(WorkbookStylesPart? part)
    {
        if (part?.Stylesheet is not { } styles)
        {
            return [];
        }
        var codes = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? "");
        return
        [
            .. (styles.CellFormats?.Elements<CellFormat>() ?? []).Select(format =>
            {
                var id = format.NumberFormatId?.Value ?? 0;
                return codes.TryGetValue(id, out var code) ? ShowsDate(code) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);
            }),
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

    static int IndexOf(string code, char mark, int from)
    {
        var found = from <= code.Length ? code.IndexOf(mark, from) : -1;
        return found < 0 ? code.Length : found;
    }
}
