using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Portal.Data.Avails.Findings;

/// <summary>What has to be known of a delivered workbook's package to put parts into it: the small parts, read whole.</summary>
sealed class WorkbookPackage
{
    public const string ContentTypesPath = "[Content_Types].xml";

    static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    readonly ZipArchive archive;

    public WorkbookPackage(ZipArchive archive)
    {
        this.archive = archive;
        ContentTypes = Load(ContentTypesPath);
        WorkbookPath = Related("", Load("_rels/.rels"), "/officeDocument") ?? throw new InvalidDataException("The package names no workbook.");
        Workbook = Load(WorkbookPath);
        WorkbookRelations = Load(RelationsPathOf(WorkbookPath));
        StylesPath = Related(WorkbookPath, WorkbookRelations, "/styles") ?? throw new InvalidDataException("The workbook has no styles.");
        Main = Workbook.Root!.Name.NamespaceName;
        Relations = Main.StartsWith("http://purl.oclc.org/", StringComparison.Ordinal)
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }

    public XDocument ContentTypes { get; }

    public string WorkbookPath { get; }

    public XDocument Workbook { get; }

    public XDocument WorkbookRelations { get; }

    public string StylesPath { get; }

    /// <summary>The namespace of spreadsheets: transitional files and strict ones have one each.</summary>
    public string Main { get; }

    /// <summary>The namespace of relationship ids, which is how their types begin too.</summary>
    public string Relations { get; }

    public XElement SheetList => Workbook.Root!.Element((XNamespace)Main + "sheets") ?? throw new InvalidDataException("The workbook lists no sheets.");

    /// <summary>The path of each sheet's part.</summary>
    public IEnumerable<(XElement Sheet, string Name, string Path)> Sheets =>
        from sheet in SheetList.Elements((XNamespace)Main + "sheet")
        let path = PathOf(sheet.Attribute((XNamespace)Relations + "id")?.Value)
        where path is not null && archive.GetEntry(path) is not null
        select (sheet, sheet.Attribute("name")?.Value ?? "", path);

    public XDocument Load(string path)
    {
        using var part = (archive.GetEntry(path) ?? throw new InvalidDataException($"The package has no part {path}.")).Open();
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A part's relationships; none yet where it has none.</summary>
    public XDocument RelationsOf(string path) =>
        archive.GetEntry(RelationsPathOf(path)) is null ? new XDocument(new XElement(Package + "Relationships")) : Load(RelationsPathOf(path));

    public static string RelationsPathOf(string path) =>
        path.LastIndexOf('/') is var slash and >= 0 ? $"{path[..slash]}/_rels/{path[(slash + 1)..]}.rels" : $"_rels/{path}.rels";

    public static bool HasRelation(XDocument relations, params string[] kinds) =>
        relations.Root!.Elements(Package + "Relationship").Any(relation => kinds.Any(kind => (relation.Attribute("Type")?.Value ?? "").EndsWith(kind, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Adds a relationship to a part by its full path; its id.</summary>
    public string Relate(XDocument relations, string kind, string path)
    {
        var taken = relations.Root!.Elements(Package + "Relationship").Select(relation => relation.Attribute("Id")?.Value).ToHashSet();
        var id = Enumerable.Range(1, int.MaxValue).Select(number => $"rIdPortal{number}").First(name => !taken.Contains(name));
        relations.Root.Add(new XElement(
            Package + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{Relations}/{kind}"), new XAttribute("Target", "/" + path)));
        return id;
    }

    public void RemoveRelation(string? id) => WorkbookRelations.Root!.Elements(Package + "Relationship").Where(relation => relation.Attribute("Id")?.Value == id).Remove();

    public void SayType(string path, string type)
    {
        ForgetType(path);
        ContentTypes.Root!.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", type)));
    }

    public void ForgetType(string path) =>
        ContentTypes.Root!.Elements(Types + "Override").Where(part => string.Equals(part.Attribute("PartName")?.Value, "/" + path, StringComparison.OrdinalIgnoreCase)).Remove();

    /// <summary>A path that no part has.</summary>
    public string FreePath(string start, string end) =>
        Enumerable.Range(1, int.MaxValue).Select(number => $"{start}{number}{end}").First(path => archive.GetEntry(path) is null);

    string? PathOf(string? relationId) =>
        WorkbookRelations.Root!.Elements(Package + "Relationship").FirstOrDefault(relation => relation.Attribute("Id")?.Value == relationId)?.Attribute("Target")?.Value is { } target
            ? Resolve(WorkbookPath, target)
            : null;

    static string? Related(string from, XDocument relations, string kind) =>
        relations.Root!.Elements(Package + "Relationship").FirstOrDefault(relation => (relation.Attribute("Type")?.Value ?? "").EndsWith(kind, StringComparison.Ordinal))
            ?.Attribute("Target")?.Value is { } target
            ? Resolve(from, target)
            : null;

    static string Resolve(string from, string target) =>
        Uri.UnescapeDataString(new Uri(new Uri("package:/" + from), target).AbsolutePath).TrimStart('/');
}
