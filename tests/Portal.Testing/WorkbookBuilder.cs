using Portal.Domain.Avails;

namespace Portal.Testing;

/// <summary>A formula with the value it last had.</summary>
public sealed record Formula(string Text, string? LastValue);

/// <summary>
/// Makes small avails workbooks: <c>WorkbookBuilder.Movies("1.8").Row(("Download", "No")).ToStream()</c>. Each row starts from
/// defaults that are a valid right and gets what the test states; a null leaves the cell empty. Values: text, numbers, booleans,
/// <see cref="DateOnly"/> and <see cref="DateTime"/> (as date cells), <see cref="TimeSpan"/> (as a time cell), <see cref="Formula"/>.
/// </summary>
public sealed partial class WorkbookBuilder
{
    static readonly string[] MovieColumns =
    [
        "Avail/DisplayName", "AvailTrans/AssetLanguage", "AvailTrans/Territory", "AvailAsset/WorkType", "Disposition/EntryType",
        "AvailMetadata/TitleInternalAlias", "AvailMetadata/TitleDisplayUnlimited", "AvailTrans/LicenseType", "AvailTrans/FormatProfile", "AvailTrans/Start",
        "AvailTrans/End", "AvailTrans/PriceType", "AvailTrans/PriceValue", "AvailAsset/ContentID", "Avail/ALID", "AvailTrans/SuppressionLiftDate",
        "AvailTrans/RentalDuration", "AvailTrans/WatchDuration", "AvailTrans/ContractID", "AvailMetadata/TotalRunTime", "AvailTrans/FixedEndDate",
    ];

    static readonly string[] TvColumns =
    [
        "Avail/DisplayName", "AvailTrans/Territory", "AvailAsset/WorkType", "Disposition/EntryType", "AvailMetadata/SeriesTitleInternalAlias",
        "AvailMetadata/SeasonNumber", "AvailMetadata/EpisodeNumber", "AvailMetadata/EpisodeTitleInternalAlias", "Avail/ALID", "AvailTrans/LicenseType",
        "AvailTrans/FormatProfile", "AvailTrans/Start", "AvailTrans/End", "AvailAsset/SeriesContentID", "AvailAsset/SeasonContentID",
        "AvailAsset/EpisodeContentID", "AvailTerms/ContractID", "AvailMetadata/TotalRunTime", "AvailTrans/RentalDuration", "AvailTrans/WatchDuration",
    ];

    static readonly Dictionary<string, object?> MovieDefaults = new()
    {
        ["DisplayName"] = "Northlight Pictures",
        ["Territory"] = "US",
        ["WorkType"] = "Movie",
        ["EntryType"] = "Full Extract",
        ["TitleInternalAlias"] = "Quiet Harbour, The",
        ["TitleDisplayUnlimited"] = "The Quiet Harbour",
        ["LicenseType"] = "VOD",
        ["FormatProfile"] = "HD",
        ["Start"] = "2026-01-01",
        ["End"] = "Open",
        ["ContentID"] = "md:cid:org:test:quiet-harbour",
        ["ALID"] = "md:alid:org:test:quiet-harbour",
        ["Download"] = "Yes",
        ["ContractID"] = "NL-2026-1",
    };

    static readonly Dictionary<string, object?> EpisodeDefaults = new()
    {
        ["DisplayName"] = "Northlight Pictures",
        ["Territory"] = "US",
        ["WorkType"] = "Episode",
        ["EntryType"] = "Full Extract",
        ["SeriesTitleInternalAlias"] = "Tidewater",
        ["SeasonNumber"] = 1,
        ["EpisodeNumber"] = 1,
        ["EpisodeTitleInternalAlias"] = "Low Water",
        ["ALID"] = "md:alid:org:test:tidewater-101",
        ["LicenseType"] = "SVOD",
        ["FormatProfile"] = "HD",
        ["Start"] = "2026-01-01",
        ["End"] = "Open",
        ["SeriesContentID"] = "md:cid:org:test:tidewater",
        ["SeasonContentID"] = "md:cid:org:test:tidewater-1",
        ["EpisodeContentID"] = "md:cid:org:test:tidewater-101",
        ["ContractID"] = "NL-2026-1",
        ["Download"] = "Yes",
    };

    readonly List<SheetContent> sheets = [];

    WorkbookBuilder()
    {
    }

    SheetContent Current => sheets[^1];

    /// <summary>One sheet of movies in a template's own columns: <c>1.7.2</c>, <c>1.7.3</c>, <c>1.8</c> or <c>1.9</c>.</summary>
    public static WorkbookBuilder Movies(string template = "1.8") => new WorkbookBuilder().AndMovies("Movies", template);

    /// <summary>One sheet of episodes.</summary>
    public static WorkbookBuilder Episodes(string template = "1.8") => new WorkbookBuilder().AndEpisodes("TV", template);

    /// <summary>A workbook of bare cells, row by row from row 1.</summary>
    public static WorkbookBuilder Plain(string sheet, params object?[][] rows) => new WorkbookBuilder().AndPlain(sheet, rows);

    public WorkbookBuilder AndMovies(string sheet, string template = "1.8") => AddSheet(sheet, template, MovieColumns, MovieDefaults);

    public WorkbookBuilder AndEpisodes(string sheet, string template = "1.8") => AddSheet(sheet, template, TvColumns, EpisodeDefaults);

    public WorkbookBuilder AndPlain(string sheet, params object?[][] rows)
    {
        sheets.Add(new SheetContent(sheet, "", [], []) { Rows = [.. rows.Select((cells, at) => (at + 1, (IReadOnlyList<object?>)cells))] });
        return this;
    }

    /// <summary>The next data row of the current sheet; the first is row 4.</summary>
    public WorkbookBuilder Row(params (string Column, object? Value)[] cells)
    {
        var sheet = Current;
        var values = new object?[sheet.Columns.Count];
        foreach (var (column, value) in sheet.Defaults)
        {
            if (sheet.Columns.IndexOf(column) is var at and >= 0)
            {
                values[at] = value;
            }
        }
        foreach (var (column, value) in cells)
        {
            values[IndexOf(column)] = value;
        }
        sheet.Rows.Add((sheet.NextRow++, values));
        return this;
    }

    /// <summary>Many rows, told apart by what <paramref name="cells"/> states for each ordinal from 0.</summary>
    public WorkbookBuilder Rows(int count, Func<int, (string Column, object? Value)[]> cells)
    {
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            Row(cells(ordinal));
        }
        return this;
    }

    /// <summary>A column the template lacks, or another group's spelling of one: <c>Reference/RefALID</c>.</summary>
    public WorkbookBuilder Column(string groupAndName)
    {
        Current.Add(groupAndName);
        return this;
    }

    /// <summary>Takes a column out of the current sheet, before its rows are written.</summary>
    public WorkbookBuilder WithoutColumn(string name)
    {
        Current.Remove(IndexOf(name));
        return this;
    }

    /// <summary>Takes one of the three header rows out; data moves up.</summary>
    public WorkbookBuilder WithoutHeaderRow(int row)
    {
        Current.MissingHeaderRows.Add(row);
        return this;
    }

    /// <summary>The address of a column in a row: <c>AddressOf("Download", 4)</c>.</summary>
    public string AddressOf(string column, int row) => AvailsCell.Address(IndexOf(column), row);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Write(bytes);
        return bytes.ToArray();
    }

    public Stream ToStream() => new MemoryStream(ToBytes());

    /// <summary>The same sheets and cells without a file between.</summary>
    public IAvailsDocument ToDocument() => new CellDocument(sheets);

    public void Save(string path)
    {
        using var file = File.Create(path);
        Write(file);
    }

    int IndexOf(string column) =>
        Current.Columns.IndexOf(column) is var at and >= 0 ? at : throw new ArgumentException($"Sheet '{Current.Name}' has no column {column}: add it with Column(\"Group/{column}\").");

    WorkbookBuilder AddSheet(string name, string template, string[] columns, Dictionary<string, object?> defaults)
    {
        var sheet = new SheetContent(name, template is "1.8" or "1.9" ? template : "", defaults, columns);
        foreach (var column in ColumnsSince(template))
        {
            sheet.Add(column);
        }
        sheets.Add(sheet);
        return this;
    }

    static string[] ColumnsSince(string template) => template switch
    {
        "1.7" => [],
        "1.7.2" => ["Avail/RetailerSpare1"],
        "1.7.3" => ["AvailTrans/Download", "AvailMetadata/Director", "AvailTrans/TerritoryExclusion"],
        "1.8" => ["AvailTrans/Download", "AvailMetadata/Director", "AvailTrans/TerritoryExclusion", "AvailAsset/PackageLabel"],
        "1.9" => ["AvailTrans/Download", "AvailMetadata/Director", "AvailTrans/TerritoryExclusion", "AvailAsset/PackageLabel", "AvailTrans/TPRType"],
        _ => throw new ArgumentException($"No template {template}."),
    };
}
