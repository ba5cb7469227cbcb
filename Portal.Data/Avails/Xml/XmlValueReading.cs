using System.Xml;
using Portal.Data.Avails.Markup;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;

namespace Portal.Data.Avails.Xml;

/// <summary>Reads the values below one element of avails XML. The reader stands on the element and ends at its end.</summary>
sealed class XmlValueReading(XmlReader reader, WorkbookLimits limits)
{
    readonly IXmlLineInfo place = (IXmlLineInfo)reader;
    string? lastSpace;
    bool lastIsForeign;

    /// <summary>The line of what the reader stands on, from 1.</summary>
    public int Line => place.LineNumber;

    /// <summary>Schemas let others add elements of their own in places: those are in other namespaces, and left alone.</summary>
    public bool IsForeign
    {
        get
        {
            // One table of names makes equal namespaces one object, and neighbours mostly share theirs.
            if (!ReferenceEquals(lastSpace, reader.NamespaceURI))
            {
                lastSpace = reader.NamespaceURI;
                lastIsForeign = lastSpace.Length > 0 && !lastSpace.Contains("movielabs.com", StringComparison.OrdinalIgnoreCase);
            }
            return lastIsForeign;
        }
    }

    public string Text() => MarkupReading.ReadText(reader, limits.CellCharacters);

    public void ReadInto(XmlPlace element, XmlValues values)
    {
        var line = Line;
        foreach (var (name, column) in element.Attributes)
        {
            if (reader.GetAttribute(name) is { } text)
            {
                values.Add(column, text, line);
            }
        }
        if (element.Column is { } own)
        {
            values.Add(own, Text(), line);
            return;
        }
        ForEachChild(name =>
        {
            if (element.Inner(name) is not { } inner)
            {
                return false;
            }
            ReadInto(inner, values);
            return true;
        });
        if (element == XmlColumns.Asset && values.Text(AvailsColumn.WorkType) is { } type && AvailsWords.TryKind(type, out var kind)
            && kind == TitleKind.Episode)
        {
            values.Move(AvailsColumn.ContentID, AvailsColumn.EpisodeContentID);
        }
    }

    /// <summary>A Transaction, without its territories, which are told apart: each is a right of its own.</summary>
    public XmlValues ReadTransaction(out List<AvailsCell> territories)
    {
        var values = new XmlValues();
        var granted = new List<AvailsCell>();
        var excluded = new List<string>();
        var excludedLine = 0;
        ForEachChild(name =>
        {
            switch (name)
            {
                case "Territory":
                    ReadRegion((code, line) => Add(granted, code, line));
                    return true;
                case "TerritoryExcluded":
                    ReadRegion((code, line) =>
                    {
                        excluded.Add(code);
                        excludedLine = excludedLine == 0 ? line : excludedLine;
                        Bound(excluded.Count);
                    });
                    return true;
                case "Term":
                    ReadTerm(values);
                    return true;
                default:
                    if (XmlColumns.Transaction.Inner(name) is not { } inner)
                    {
                        return false;
                    }
                    ReadInto(inner, values);
                    return true;
            }
        });
        values.Add(AvailsColumn.TerritoryExclusion, string.Join(',', excluded), excludedLine);
        territories = granted;
        return values;
    }

    void Add(List<AvailsCell> granted, string code, int line)
    {
        if (!granted.Exists(cell => cell.Text.Equals(code, StringComparison.OrdinalIgnoreCase)))
        {
            granted.Add(new AvailsCell((int)AvailsColumn.Territory, AvailsCellKind.Text, code, Line: line));
            Bound(granted.Count);
        }
    }

    void Bound(int territories)
    {
        if (territories > limits.Territories)
        {
            throw new MarkupException(MarkupFault.BeyondLimits, $"a Transaction of more than {limits.Territories} territories");
        }
    }

    /// <summary>A country, or a part of one: which is told by its form.</summary>
    void ReadRegion(Action<string, int> take) => ForEachChild(name =>
    {
        if (name is not ("country" or "countryRegion"))
        {
            return false;
        }
        var line = Line;
        if (Text().Trim() is { Length: > 0 } code)
        {
            take(code, line);
        }
        return true;
    });

    void ReadTerm(XmlValues values)
    {
        if (reader.GetAttribute("termName") is not { } term || !XmlColumns.Terms.TryGetValue(string.Concat(term.Where(char.IsLetterOrDigit)), out var column))
        {
            MarkupReading.Skip(reader);
            return;
        }
        ForEachChild(type =>
        {
            var line = Line;
            values.Add(column, type == "Boolean" ? BooleanWord(Text()) : Text(), line);
            return true;
        });
    }

    /// <summary>xs:boolean says true and false in digits too.</summary>
    static string BooleanWord(string text) => text.Trim() switch
    {
        "1" => "true",
        "0" => "false",
        _ => text,
    };

    /// <summary>Each child element by its local name; those of other namespaces and those that are not read are passed.</summary>
    void ForEachChild(Func<string, bool> read)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element && (IsForeign || !read(reader.LocalName)))
            {
                MarkupReading.Skip(reader);
            }
        }
    }
}
