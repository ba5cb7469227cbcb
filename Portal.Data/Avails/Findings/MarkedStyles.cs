using System.Globalization;
using System.Xml.Linq;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Findings;

/// <summary>A workbook's styles, to which those of marked cells are added as they are asked for: as the cell was, and filled with a colour.</summary>
sealed class MarkedStyles(XDocument styles)
{
    static readonly Dictionary<FindingSeverity, string> Colours = new()
    {
        [FindingSeverity.Error] = "FFFFC7C7",
        [FindingSeverity.Warning] = "FFFFEBAE",
        [FindingSeverity.Info] = "FFD6E8FF",
    };

    readonly Dictionary<(int Style, FindingSeverity Severity), int> marked = [];
    readonly Dictionary<FindingSeverity, int> fills = [];
    readonly XNamespace main = styles.Root!.Name.Namespace;

    public XDocument Document => styles;

    /// <summary>The index of the style like <paramref name="style"/> and marked.</summary>
    public int Of(int style, FindingSeverity severity)
    {
        if (marked.TryGetValue((style, severity), out var known))
        {
            return known;
        }
        var formats = styles.Root!.Element(main + "cellXfs") ?? throw new InvalidDataException("The workbook's styles list no cell formats.");
        var like = formats.Elements(main + "xf").ElementAtOrDefault(style) ?? new XElement(main + "xf", new XAttribute("numFmtId", 0));
        var copy = new XElement(like);
        copy.SetAttributeValue("fillId", Fill(severity));
        copy.SetAttributeValue("applyFill", 1);
        return marked[(style, severity)] = Append(formats, copy);
    }

    int Fill(FindingSeverity severity)
    {
        if (!fills.TryGetValue(severity, out var index))
        {
            fills[severity] = index = Append(styles.Root!.Element(main + "fills") ?? AddFills(), new XElement(
                main + "fill",
                new XElement(
                    main + "patternFill", new XAttribute("patternType", "solid"),
                    new XElement(main + "fgColor", new XAttribute("rgb", Colours[severity])), new XElement(main + "bgColor", new XAttribute("indexed", 64)))));
        }
        return index;
    }

    /// <summary>A list of fills begins with none and a pattern, whatever is said; it lies before borders.</summary>
    XElement AddFills()
    {
        XElement Pattern(string type) => new(main + "fill", new XElement(main + "patternFill", new XAttribute("patternType", type)));
        var list = new XElement(main + "fills", Pattern("none"), Pattern("gray125"));
        var follows = styles.Root!.Elements().First(element => element.Name.LocalName is not ("numFmts" or "fonts"));
        follows.AddBeforeSelf(list);
        return list;
    }

    static int Append(XElement list, XElement item)
    {
        var index = list.Elements(item.Name).Count();
        list.Add(item);
        list.SetAttributeValue("count", (index + 1).ToString(CultureInfo.InvariantCulture));
        return index;
    }
}
