using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Findings;

/// <summary>
/// Copies a workbook part by part with its findings marked. Sheets are streamed; only what describes the workbook is held. A sheet that has
/// comments of its own keeps those, and its cells are coloured only.
/// </summary>
sealed class MarkedWorkbook(WorkbookPackage package, ZipArchive source, ZipArchive target)
{
    const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true };
    static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(false) };

    readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    readonly MarkedStyles styles = new(package.Load(package.StylesPath));
    int parts;

    public static void Write(Stream delivered, Stream destination, IReadOnlyList<AvailsFinding> findings)
    {
        using var source = new ZipArchive(delivered, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        new MarkedWorkbook(new WorkbookPackage(source), source, target).Run(findings);
    }

    void Run(IReadOnlyList<AvailsFinding> findings)
    {
        LeaveOutEarlierList();
        var marks = CellMarks.BySheet(findings);
        foreach (var (_, name, path) in package.Sheets.ToArray())
        {
            if (marks.TryGetValue(name, out var marked))
            {
                WriteSheet(path, marked);
            }
        }
        AddList(findings);
        Put(package.StylesPath, styles.Document);
        Put(package.WorkbookPath, package.Workbook);
        Put(WorkbookPackage.RelationsPathOf(package.WorkbookPath), package.WorkbookRelations);
        Put(WorkbookPackage.ContentTypesPath, package.ContentTypes);
        foreach (var entry in source.Entries.Where(entry => !entry.FullName.EndsWith('/') && !written.Contains(entry.FullName)))
        {
            using var from = entry.Open();
            using var to = Part(entry.FullName);
            from.CopyTo(to);
        }
    }

    void WriteSheet(string path, CellMarks marks)
    {
        var relations = package.RelationsOf(path);
        var commented = WorkbookPackage.HasRelation(relations, "/comments", "/vmlDrawing", "/threadedComment") ? [] : marks.All.Take(CommentParts.Most).ToArray();
        string? shapes = null;
        if (commented.Length > 0)
        {
            var commentsPath = NewPart("comments", ".xml");
            var shapesPath = NewPart("shapes", ".vml");
            Put(commentsPath, CommentParts.Comments(package.Main, commented));
            Put(shapesPath, CommentParts.Shapes(commented));
            package.SayType(commentsPath, $"{Spreadsheet}.comments+xml");
            package.SayType(shapesPath, "application/vnd.openxmlformats-officedocument.vmlDrawing");
            package.Relate(relations, "comments", commentsPath);
            shapes = package.Relate(relations, "vmlDrawing", shapesPath);
            Put(WorkbookPackage.RelationsPathOf(path), relations);
            // Some programs name the type of each such part instead of all.
            package.SayType(WorkbookPackage.RelationsPathOf(path), "application/vnd.openxmlformats-package.relationships+xml");
        }
        using var from = source.GetEntry(path)!.Open();
        using var to = Part(path);
        using var reader = XmlReader.Create(from, Reading);
        using var writer = XmlWriter.Create(to, Writing);
        new MarkedSheet(reader, writer, marks, styles).Copy(shapes, package.Relations);
    }

    /// <summary>A marked workbook that was mended and delivered again has a list already: the new one takes its place.</summary>
    void LeaveOutEarlierList()
    {
        foreach (var (sheet, _, path) in package.Sheets.Where(one => one.Name == FindingsSheet.Name).ToArray())
        {
            package.RemoveRelation(sheet.Attribute((XNamespace)package.Relations + "id")?.Value);
            package.ForgetType(path);
            sheet.Remove();
            written.Add(path);
            written.Add(WorkbookPackage.RelationsPathOf(path));
        }
    }

    void AddList(IReadOnlyList<AvailsFinding> findings)
    {
        var path = NewPart("findings", ".xml");
        using (var part = Part(path))
        {
            FindingsSheet.Write(part, package.Main, findings, package.Sheets.Select(sheet => sheet.Name).ToHashSet(StringComparer.Ordinal));
        }
        package.SayType(path, $"{Spreadsheet}.worksheet+xml");
        var id = package.Relate(package.WorkbookRelations, "worksheet", path);
        XNamespace main = package.Main;
        var number = package.SheetList.Elements(main + "sheet").Select(sheet => (uint?)sheet.Attribute("sheetId") ?? 0).DefaultIfEmpty().Max() + 1;
        package.SheetList.Add(new XElement(
            main + "sheet", new XAttribute("name", FindingsSheet.Name), new XAttribute("sheetId", number.ToString(CultureInfo.InvariantCulture)),
            new XAttribute((XNamespace)package.Relations + "id", id)));
    }

    string NewPart(string name, string extension) => package.FreePath($"xl/portal/{name}-{++parts}-", extension);

    void Put(string path, XDocument document)
    {
        using var part = Part(path);
        using var writer = XmlWriter.Create(part, Writing);
        document.Save(writer);
    }

    void Put(string path, string content)
    {
        using var part = Part(path);
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    Stream Part(string path)
    {
        written.Add(path);
        return target.CreateEntry(path, CompressionLevel.Fastest).Open();
    }
}
