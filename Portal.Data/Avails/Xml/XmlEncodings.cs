using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>
/// Which encoding an XML document is in: its byte order mark, else the form of its first bytes, else what it states, else UTF-8
/// (XML 1.0, appendix F). Bytes that are no text in it are an error, never replaced.
/// </summary>
static partial class XmlEncodings
{
    const int HeadBytes = 512;

    static XmlEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether the first bytes of a file are those of markup, or of nothing but white space before it.</summary>
    public static bool LooksLikeXml(ReadOnlySpan<byte> head)
    {
        var (encoding, mark) = OfForm(head);
        var text = (encoding ?? Encoding.UTF8).GetString(head[mark..]).AsSpan().Trim(" \r\n\t\uFEFF");
        return text.StartsWith('<') || (text.IsEmpty && head.Length - mark >= HeadBytes / 2);
    }

    /// <summary>The characters of a stream that can seek.</summary>
    public static StreamReader Open(Stream content, bool ownsContent)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        var (encoding, mark) = OfForm(head);
        content.Position = mark;
        return new StreamReader(content, encoding ?? Stated(head[mark..]), detectEncodingFromByteOrderMarks: false, 32_768, leaveOpen: !ownsContent);
    }

    static (Encoding? Encoding, int Mark) OfForm(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        [(byte)'<', 0, _, 0, ..] => (Utf16(bigEndian: false), 0),
        [0, (byte)'<', 0, _, ..] => (Utf16(bigEndian: true), 0),
        _ => (null, 0),
    };

    static UTF8Encoding Utf8 => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    static Encoding Stated(ReadOnlySpan<byte> head)
    {
        if (StatedName().Match(Encoding.Latin1.GetString(head)) is not { Success: true } match)
        {
            return Utf8;
        }
        var name = match.Groups[1].Value;
        // What is written in single bytes is no UTF-16, whatever it says: programs copy the line along.
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase))
        {
            return Utf8;
        }
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new UnreadableFileException(FindingCodes.XmlEncodingUnknown, $"The XML states the encoding '{name}', which cannot be read: save it as UTF-8.", exception);
        }
    }

    [GeneratedRegex("""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex StatedName();
}
