using System.Globalization;
using System.Xml;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Findings;

/// <summary>Copies a worksheet node by node, giving marked cells their style and making those that are empty and left out.</summary>
sealed class MarkedSheet(XmlReader reader, XmlWriter writer, CellMarks marks, MarkedStyles styles)
{
    /// <summary>What follows comments in a worksheet.</summary>
    static readonly HashSet<string> AfterComments =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    int row;

    /// <param name="comments">The relationship to the comments' shapes, to be named in the sheet; null for a sheet that gets none.</param>
    /// <param name="relations">The namespace of relationship ids.</param>
    public void Copy(string? comments, string relations)
    {
        var named = comments is null;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                CopyRow();
                continue;
            }
            if (!named && ((reader.NodeType == XmlNodeType.Element && reader.Depth == 1 && AfterComments.Contains(reader.LocalName))
                || reader is { NodeType: XmlNodeType.EndElement, Depth: 0 }))
            {
                writer.WriteStartElement(reader.Prefix, "legacyDrawing", reader.NamespaceURI);
                writer.WriteAttributeString("r", "id", relations, comments);
                writer.WriteEndElement();
                named = true;
            }
            CopyNode();
        }
    }

    void CopyRow()
    {
        row = reader.GetAttribute("r") is { } stated ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
        var marked = new Queue<CellMark>(marks.Of(row));
        var (isEmpty, depth, prefix, main) = (reader.IsEmptyElement, reader.Depth, reader.Prefix, reader.NamespaceURI);
        writer.WriteStartElement(prefix, "row", main);
        // Which columns a row spans is only a hint, and wrong once a cell is made beside them.
        CopyAttributes(leftOut: marked.Count > 0 ? "spans" : null);
        var column = -1;
        while (!isEmpty && reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                CopyNode();
                continue;
            }
            column = reader.GetAttribute("r") is { } address && CellMarks.TryPlace(address, out var at, out _) ? at : column + 1;
            while (marked.TryPeek(out var before) && before.Column < column)
            {
                MakeCell(prefix, main, marked.Dequeue());
            }
            CopyCell(marked.TryPeek(out var own) && own.Column == column ? marked.Dequeue() : null);
        }
        while (marked.TryDequeue(out var rest))
        {
            MakeCell(prefix, main, rest);
        }
        writer.WriteEndElement();
    }

    void CopyCell(CellMark? mark)
    {
        var (isEmpty, depth) = (reader.IsEmptyElement, reader.Depth);
        writer.WriteStartElement(reader.Prefix, "c", reader.NamespaceURI);
        if (mark is not null)
        {
            var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 0;
            CopyAttributes(leftOut: "s");
            WriteStyle(style, mark.Severity);
        }
        else
        {
            CopyAttributes(leftOut: null);
        }
        while (!isEmpty && reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            CopyNode();
        }
        writer.WriteEndElement();
    }

    void MakeCell(string prefix, string main, CellMark mark)
    {
        writer.WriteStartElement(prefix, "c", main);
        writer.WriteAttributeString("r", mark.Address);
        WriteStyle(0, mark.Severity);
        writer.WriteEndElement();
    }

    void WriteStyle(int style, FindingSeverity severity) =>
        writer.WriteAttributeString("s", styles.Of(style, severity).ToString(CultureInfo.InvariantCulture));

    void CopyAttributes(string? leftOut)
    {
        while (reader.MoveToNextAttribute())
        {
            if (leftOut is null || reader.LocalName != leftOut || reader.NamespaceURI.Length > 0)
            {
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
        }
        reader.MoveToElement();
    }

    void CopyNode()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = reader.IsEmptyElement;
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                CopyAttributes(leftOut: null);
                if (isEmpty)
                {
                    writer.WriteEndElement();
                }
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.CDATA:
                writer.WriteCData(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                writer.WriteWhitespace(reader.Value);
                break;
        }
    }
}
