using System.Globalization;
using Portal.Data.Avails.Workbooks;

namespace Portal.Data.Avails.Markup;

/// <summary>
/// Hands characters to an XML parser and looks at them first, because XmlReader holds a whole tag, white space and every open element in
/// memory, however long and however many. Refuses endless pieces, depth and document types; other mistakes are the parser's to find.
/// </summary>
sealed class MarkupGuard(TextReader characters, WorkbookLimits limits) : TextReader
{
    Place place = Place.Text;
    char quote;
    bool closes;
    int length;
    int depth;

    /// <summary>The last two characters seen, which tell how a comment, a section, an instruction or a tag ends.</summary>
    (char Before, char Last) tail;

    enum Place
    {
        Text,

        /// <summary>After <c>&lt;</c>.</summary>
        Opening,

        /// <summary>After <c>&lt;!</c>.</summary>
        Declaring,
        Tag,
        Quoted,
        Comment,
        Section,
        Instruction,
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = characters.Read(buffer, index, count);
        Walk(buffer.AsSpan(index, read));
        return read;
    }

    public override int Read() => throw new NotSupportedException("Markup is read in blocks.");

    public override int Peek() => throw new NotSupportedException("Markup is read in blocks.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            characters.Dispose();
        }
        base.Dispose(disposing);
    }

    void Walk(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            text = place switch
            {
                Place.Text => InText(text),
                Place.Opening => Opening(text),
                Place.Declaring => Declaring(text),
                Place.Tag => InTag(text),
                Place.Quoted => InQuotes(text),
                Place.Comment => UpTo(text, ('-', '-')),
                Place.Section => UpTo(text, (']', ']')),
                Place.Instruction => UpTo(text, (null, '?')),
                _ => throw new InvalidOperationException($"No place {place}."),
            };
        }
    }

    ReadOnlySpan<char> InText(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('<');
        Grow(at < 0 ? text.Length : at, limits.TextCharacters, "text");
        if (at < 0)
        {
            return [];
        }
        place = Place.Opening;
        return text[(at + 1)..];
    }

    ReadOnlySpan<char> Opening(ReadOnlySpan<char> text)
    {
        (place, closes) = text[0] switch
        {
            '!' => (Place.Declaring, false),
            '?' => (Place.Instruction, false),
            '/' => (Place.Tag, true),
            _ => (Place.Tag, false),
        };
        (length, tail) = (0, default);
        return place == Place.Tag && !closes ? text : text[1..];
    }

    ReadOnlySpan<char> Declaring(ReadOnlySpan<char> text)
    {
        place = text[0] switch
        {
            '-' => Place.Comment,
            '[' => Place.Section,
            _ => throw new MarkupException(MarkupFault.Doctype, "a document type declaration (<!DOCTYPE …>)"),
        };
        return text[1..];
    }

    ReadOnlySpan<char> InTag(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny('>', '"', '\'');
        Grow(at < 0 ? text.Length : at + 1, limits.TagCharacters, "a tag");
        if (at < 0)
        {
            tail.Last = text[^1];
            return [];
        }
        if (text[at] == '>')
        {
            Close(isEmpty: (at > 0 ? text[at - 1] : tail.Last) == '/');
        }
        else
        {
            (place, quote) = (Place.Quoted, text[at]);
        }
        tail.Last = text[at];
        return text[(at + 1)..];
    }

    ReadOnlySpan<char> InQuotes(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf(quote);
        Grow(at < 0 ? text.Length : at + 1, limits.TagCharacters, "a tag");
        if (at < 0)
        {
            return [];
        }
        place = Place.Tag;
        return text[(at + 1)..];
    }

    /// <summary>Passes what ends with two characters (of which the first may be any) and <c>&gt;</c>.</summary>
    ReadOnlySpan<char> UpTo(ReadOnlySpan<char> text, (char? Before, char Last) end)
    {
        var at = text.IndexOf('>');
        var before = at < 0 ? text : text[..at];
        Grow(before.Length + 1, limits.TextCharacters, "a comment, a section or an instruction");
        tail = before.Length switch
        {
            0 => tail,
            1 => (tail.Last, before[0]),
            _ => (before[^2], before[^1]),
        };
        if (at < 0)
        {
            return [];
        }
        if (tail.Last == end.Last && (end.Before is null || tail.Before == end.Before))
        {
            (place, length) = (Place.Text, 0);
        }
        tail = (tail.Last, '>');
        return text[(at + 1)..];
    }

    void Grow(int characters, int limit, string piece)
    {
        length += characters;
        if (length > limit)
        {
            throw Beyond($"{piece} of more than {limit.ToString("N0", CultureInfo.InvariantCulture)} characters");
        }
    }

    void Close(bool isEmpty)
    {
        (place, length) = (Place.Text, 0);
        depth += closes ? -1 : isEmpty ? 0 : 1;
        if (depth > limits.Depth)
        {
            throw Beyond($"elements nested more than {limits.Depth} deep");
        }
    }

    static MarkupException Beyond(string what) => new(MarkupFault.BeyondLimits, what);
}
