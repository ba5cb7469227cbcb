using System.Buffers;
using System.Globalization;
using System.Security;
using System.Text;

namespace Portal.Data.Avails.Workbooks;

/// <summary>
/// Text in a workbook's XML. Characters that XML or its line ends would not keep are written <c>_x000D_</c>, as spreadsheets do, and text
/// that only looks so begins <c>_x005F_</c>.
/// </summary>
static class SpreadsheetText
{
    static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '&', '<', '>', '_', '\uFFFE', '\uFFFF']);

    /// <summary>Writes UTF-8, escaped.</summary>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..at], to);
            var rest = text[at..];
            switch (text[at])
            {
                case '&':
                    to.Write("&amp;"u8);
                    break;
                case '<':
                    to.Write("&lt;"u8);
                    break;
                case '>':
                    to.Write("&gt;"u8);
                    break;
                case '_':
                    to.Write(IsEscape(rest) ? "_x005F_"u8 : "_"u8);
                    break;
                case '\t' or '\n':
                    to.Write([(byte)text[at]]);
                    break;
                default:
                    to.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_")));
                    break;
            }
            text = text[(at + 1)..];
        }
        Encoding.UTF8.GetBytes(text, to);
    }

    /// <summary>Writes UTF-8 for an attribute in double quotes.</summary>
    public static void WriteAttribute(IBufferWriter<byte> to, string text) =>
        Encoding.UTF8.GetBytes(SecurityElement.Escape(text), to);

    /// <summary>The text that was meant. What is no character of text (half of a pair, most control characters) stays as it is written.</summary>
    public static string Read(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }
        var read = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            if (text[at] == '_' && IsEscape(text.AsSpan(at)))
            {
                var meant = (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                if (meant is '\t' or '\n' or '\r' || (meant >= ' ' && !char.IsControl(meant) && !char.IsSurrogate(meant) && meant < '\uFFFE'))
                {
                    read.Append(meant);
                    at += 7;
                    continue;
                }
            }
            read.Append(text[at++]);
        }
        return read.ToString();
    }

    static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
