using System.Text.RegularExpressions;
using Portal.Domain.Catalog;

namespace Portal.Domain.Avails;

/// <summary>What the first three rows of a sheet turned out to be.</summary>
public abstract record HeaderOutcome
{
    HeaderOutcome()
    {
    }

    /// <summary>An avails sheet; rows from 4 on are data.</summary>
    public sealed record Read(AvailsHeader Header) : HeaderOutcome;

    /// <summary>Avails, but without the three header rows; the reason says what was found.</summary>
    public sealed record Incomplete(string Reason) : HeaderOutcome;

    /// <summary>Something else: a dictionary, a cover sheet.</summary>
    public sealed record NotAvails : HeaderOutcome;
}

/// <summary>
/// The three header rows of an avails sheet: row 1 names groups, row 2 columns, row 3 helps (and in native 1.8 and 1.9
/// templates holds the version in A3). Columns are found by name, never by position, because every template orders them anew.
/// </summary>
public sealed partial class AvailsHeader
{
    /// <summary>So many known names in one row are not chance.</summary>
    const int EnoughNames = 4;

    readonly Dictionary<int, AvailsColumn> byIndex = [];
    readonly int[] indexes;

    AvailsHeader(string template, SheetRow names)
    {
        Template = template;
        indexes = new int[Enum.GetValues<AvailsColumn>().Length];
        Array.Fill(indexes, -1);
        foreach (var cell in names.Cells)
        {
            if (!AvailsColumns.TryParse(cell.Text, out var column))
            {
                continue;
            }
            if (indexes[(int)column] >= 0)
            {
                Repeated.Add((column, cell.Column));
                continue;
            }
            indexes[(int)column] = cell.Column;
            byIndex[cell.Column] = column;
        }
    }

    AvailsHeader(string template)
    {
        Template = template;
        indexes = [.. Enum.GetValues<AvailsColumn>().Select(column => (int)column)];
        byIndex = Enum.GetValues<AvailsColumn>().ToDictionary(column => (int)column);
    }

    /// <summary>The template's version: <c>1.7</c>, <c>1.7.2</c>, <c>1.7.3</c>, <c>1.8</c> or <c>1.9</c>; of XML the schema's, <c>2.3</c>.</summary>
    public string Template { get; }

    /// <summary>Columns named a second time; the first one counts.</summary>
    public List<(AvailsColumn Column, int Index)> Repeated { get; } = [];

    public bool Has(AvailsColumn column) => IndexOf(column) >= 0;

    /// <summary>The column's place from 0, or -1.</summary>
    public int IndexOf(AvailsColumn column) => indexes[(int)column];

    public bool TryColumnAt(int index, out AvailsColumn column) => byIndex.TryGetValue(index, out column);

    /// <summary>Of a document that names its values itself: every column is there, in its place in <see cref="AvailsColumn"/>.</summary>
    public static AvailsHeader Whole(string template) => new(template);

    /// <summary>Reads the header from rows 1 to 3; a row without cells may be null.</summary>
    public static HeaderOutcome Read(SheetRow? first, SheetRow? second, SheetRow? third)
    {
        var named = new[] { first, second, third }.Select(KnownNames).ToArray();
        if (named.Max() < EnoughNames)
        {
            return new HeaderOutcome.NotAvails();
        }
        if (named[1] < EnoughNames)
        {
            var found = Array.FindIndex(named, count => count >= EnoughNames) + 1;
            return new HeaderOutcome.Incomplete($"the column names are in row {found}");
        }
        if (first is null || !first.Cells.Any(cell => AvailsColumns.IsGroup(cell.Text)))
        {
            return new HeaderOutcome.Incomplete("row 1 names no group (Avail, AvailTrans …)");
        }
        var names = second!;
        var header = new AvailsHeader(TemplateOf(names, third), names);
        return third is not null && header.HoldsData(third)
            ? new HeaderOutcome.Incomplete("row 3 already holds data")
            : new HeaderOutcome.Read(header);
    }

    static int KnownNames(SheetRow? row) =>
        row is null ? 0 : row.Cells.Count(cell => cell.Kind == AvailsCellKind.Text && AvailsColumns.TryParse(cell.Text, out _));

    static readonly string[] SinceDownload =
        ["Director", "Download", "TerritoryExclusion", "StartLag", "EndLag", "WindowDuration", "Licensee", "TitleStatus"];

    static string TemplateOf(SheetRow names, SheetRow? third)
    {
        var stated = third?.Cells.FirstOrDefault(cell => cell.Column == 0).Text;
        if (stated is not null && StatedVersion().Match(stated) is { Success: true } match)
        {
            return match.Groups[1].Value;
        }
        var set = names.Cells.Select(cell => AvailsColumns.Canonical(cell.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return set switch
        {
            _ when set.Contains("TPRType") || set.Contains("CampaignID") || set.Contains("AssociatedALID") => "1.9",
            _ when set.Contains("PackageLabel") || set.Any(name => name.StartsWith("Volume", StringComparison.OrdinalIgnoreCase)) => "1.8",
            _ when SinceDownload.Any(set.Contains) => "1.7.3",
            _ when set.Contains("AltID") || set.Contains("EpisodeAltID") || set.Contains("RetailerSpare1") => "1.7.2",
            _ => "1.7",
        };
    }

    /// <summary>A help row says <c>//REQ</c> or nothing; a right names a territory and how it is licensed.</summary>
    bool HoldsData(SheetRow row) =>
        Territory.TryParse(TextAt(row, AvailsColumn.Territory), out _)
        && TextAt(row, AvailsColumn.LicenseType) is { Length: > 0 } type
        && !type.StartsWith('/');

    string? TextAt(SheetRow row, AvailsColumn column)
    {
        var index = IndexOf(column);
        return index < 0 ? null : row.Cells.FirstOrDefault(cell => cell.Column == index).Text;
    }

    [GeneratedRegex(@"^v?(1\.\d(\.\d)?)[a-z]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StatedVersion();
}
