using System.Globalization;
using System.Text;
using System.Xml;
using Portal.Data.Avails.Workbooks;

namespace Portal.Data.Avails.Markup;

/// <summary>Reads XML forward: nothing is resolved, no document type is taken, and no tag, depth, name table or text is without bounds.</summary>
static class MarkupReading
{
    [ThreadStatic]
    static char[]? chunkOfThread;

    /// <summary>A reader that owns the characters it is given.</summary>
    public static XmlReader Open(TextReader characters, WorkbookLimits limits) => XmlReader.Create(
        new MarkupGuard(characters, limits),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new BoundedNames(limits.Names),
        });

    /// <summary>The text of an element with what is inside it, as it stands. The reader ends at the element's end.</summary>
    public static string ReadText(XmlReader reader, int limit)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        string? text = null;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                var more = ReadNode(reader, limit - (text?.Length ?? 0), limit);
                text = text is null ? more : text + more;
            }
        }
        return text ?? "";
    }

    /// <summary>Passes an element with all that is inside it.</summary>
    public static void Skip(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }

    /// <summary>In chunks, so that a text node without end is given up at the limit and not held as a whole.</summary>
    static string ReadNode(XmlReader reader, int left, int limit)
    {
        var chunk = chunkOfThread ??= new char[1024];
        var text = new string(chunk, 0, reader.ReadValueChunk(chunk, 0, chunk.Length));
        StringBuilder? longer = null;
        for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            longer ??= new StringBuilder(text);
            longer.Append(chunk, 0, read);
            if (longer.Length > left)
            {
                break;
            }
        }
        return (longer?.Length ?? text.Length) <= left
            ? longer?.ToString() ?? text
            : throw new MarkupException(MarkupFault.BeyondLimits, $"a value of more than {limit.ToString("N0", CultureInfo.InvariantCulture)} characters");
    }
}
