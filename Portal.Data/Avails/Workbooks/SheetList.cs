using System.Xml;

namespace Portal.Data.Avails.Workbooks;

/// <summary>What a workbook's own part says: its sheets with the relationships they are found by, and which calendar it counts in.</summary>
sealed record SheetList(IReadOnlyList<(string Name, string Relationship)> Sheets, bool Uses1904)
{
    /// <summary>Spreadsheets are limited by memory only; nobody delivers so many.</summary>
    const int MostSheets = 1_000;

    public static SheetList Of(XmlReader workbook)
    {
        var sheets = new List<(string, string)>();
        var uses1904 = false;
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (workbook.LocalName == "workbookPr")
            {
                uses1904 = workbook.GetAttribute("date1904") is "1" or "true" or "on";
            }
            else if (workbook.LocalName == "sheet" && RelationshipOf(workbook) is { } relationship)
            {
                sheets.Add((workbook.GetAttribute("name") ?? relationship, relationship));
            }
            if (sheets.Count > MostSheets)
            {
                throw new InvalidDataException($"More than {MostSheets} sheets.");
            }
        }
        return new SheetList(sheets, uses1904);
    }

    /// <summary>The attribute <c>r:id</c>, in the namespace of transitional files or of strict ones.</summary>
    static string? RelationshipOf(XmlReader sheet)
    {
        for (var found = sheet.MoveToFirstAttribute(); found; found = sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                var relationship = sheet.Value;
                sheet.MoveToElement();
                return relationship;
            }
        }
        sheet.MoveToElement();
        return null;
    }
}
