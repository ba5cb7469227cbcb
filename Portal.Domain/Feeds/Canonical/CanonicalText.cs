using System.Buffers;
using System.Text;

namespace Portal.Domain.Feeds.Canonical;

/// <summary>Writes JSON tokens in UTF-8, strings with RFC 8785's escapes (section 3.2.2.2).</summary>
readonly struct CanonicalText(IBufferWriter<byte> output)
{
    static readonly UTF8Encoding WellFormed = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    /// <summary>ASCII text as it is.</summary>
    public void Raw(string ascii) => Encode(ascii);

    public void String(string value)
    {
        Encode("\"");
        var rest = value.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            Encode(rest[..next]);
            Encode(Escape(rest[next]));
            rest = rest[(next + 1)..];
        }

        Encode(rest);
        Encode("\"");
    }

    static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };

    void Encode(ReadOnlySpan<char> text)
    {
        try
        {
            WellFormed.GetBytes(text, output);
        }
        catch (EncoderFallbackException error)
        {
            throw new CanonicalJsonException("A string holds a surrogate without its other half.", error);
        }
    }
}
