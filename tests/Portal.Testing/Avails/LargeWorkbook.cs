using System.Globalization;
using System.IO.Compression;
using System.Text;
using Portal.Domain.Avails;

namespace Portal.Testing;

/// <summary>
/// Writes a workbook of any length row by row: movies and episodes with three rows each, of 60 content owners, 500 deals and 12
/// territories. The same number of rows gives the same workbook. Shared strings are gathered in memory while it is written.
/// </summary>
public sealed class LargeWorkbook
{
    const int RowsOfTitle = 3;
    const int Episodes = 10;

    static readonly string[] Territories = ["US", "GB", "DE", "FR", "JP", "BR", "MX", "ES", "IT", "NL", "SE", "AU"];
    static readonly string[] Formats = ["SD", "HD", "UHD"];
    static readonly string[] LicenseTypes = ["VOD", "EST", "SVOD", "AVOD"];

    static readonly string[] Common =
    [
        "Avail/DisplayName", "AvailTrans/Territory", "AvailAsset/WorkType", "Disposition/EntryType", "AvailTrans/LicenseType", "AvailTrans/FormatProfile",
        "AvailTrans/Start", "AvailTrans/End", "Avail/ALID", "AvailTrans/ContractID", "AvailTrans/Download", "AvailTrans/RentalDuration", "AvailTrans/WatchDuration",
        "AvailMetadata/TotalRunTime",
    ];

    static readonly string[] OfMovies = [.. Common, "AvailAsset/ContentID", "AvailMetadata/TitleInternalAlias", "AvailMetadata/TitleDisplayUnlimited"];

    static readonly string[] OfEpisodes =
    [
        .. Common, "AvailAsset/EpisodeContentID", "AvailMetadata/EpisodeTitleInternalAlias", "AvailAsset/SeasonContentID", "AvailAsset/SeriesContentID",
        "AvailMetadata/SeriesTitleInternalAlias", "AvailMetadata/SeasonNumber", "AvailMetadata/EpisodeNumber",
    ];

    readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);

    LargeWorkbook()
    {
    }

    public static void Write(Stream stream, int rows)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var workbook = new LargeWorkbook();
        var movies = rows * 2 / 5;
        workbook.WriteSheet(archive, "xl/worksheets/sheet1.xml", OfMovies, movies, MovieRow);
        workbook.WriteSheet(archive, "xl/worksheets/sheet2.xml", OfEpisodes, rows - movies, EpisodeRow);
        WorkbookBuilder.WriteStructure(archive, ["Movies", "TV"]);
        WorkbookBuilder.WriteStrings(archive, workbook.strings.Keys);
    }

    static object?[] MovieRow(int row) => [.. Right("movie", "Movie", row), Id("cid", "movie", row), $"Bench Movie {row / RowsOfTitle:D6}, The", $"The Bench Movie {row / RowsOfTitle:D6}"];

    static object?[] EpisodeRow(int row)
    {
        var season = row / RowsOfTitle / Episodes;
        return
        [
            .. Right("episode", "Episode", row), Id("cid", "episode", row), $"Bench Episode {row / RowsOfTitle:D6}", $"md:cid:org:bench:season-{season:D6}",
            $"md:cid:org:bench:series-{season / 2:D6}", $"Bench Series {season / 2:D6}", (season % 2) + 1, (row / RowsOfTitle % Episodes) + 1,
        ];
    }

    static object?[] Right(string kind, string workType, int row)
    {
        var title = row / RowsOfTitle;
        var deal = title * 7 % 500;
        var licenseType = LicenseTypes[title % LicenseTypes.Length];
        var start = new DateOnly(2024, 1, 1).AddDays(title * 13 % 900);
        return
        [
            $"Bench Pictures {deal % 60:D2}", Territories[((row % RowsOfTitle) + title) % Territories.Length], workType, "Full Extract", licenseType, Formats[title % Formats.Length],
            title % 2 == 0 ? start : start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), title % 3 == 0 ? "Open" : start.AddDays(900), Id("alid", kind, row),
            $"BP-{deal:D4}", title % 5 == 0 ? "No" : "Yes", licenseType == "VOD" ? 720 : null, licenseType == "VOD" ? 48 : null, title % 4 == 0 ? "1:56:20" : null,
        ];
    }

    static string Id(string scheme, string kind, int row) => $"md:{scheme}:org:bench:{kind}-{row / RowsOfTitle:D6}";

    void WriteSheet(ZipArchive archive, string name, string[] columns, int rows, Func<int, object?[]> rowAt)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false), 1 << 16);
        part.Write("""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        WriteRow(part, 1, [.. columns.Select(column => column[..column.IndexOf('/', StringComparison.Ordinal)])]);
        WriteRow(part, 2, [.. columns.Select(column => column[(column.IndexOf('/', StringComparison.Ordinal) + 1)..])]);
        WriteRow(part, 3, [1.9, .. columns.Skip(1).Select(_ => "//Opt")]);
        for (var row = 0; row < rows; row++)
        {
            WriteRow(part, row + 4, rowAt(row));
        }
        part.Write("</sheetData></worksheet>");
    }

    void WriteRow(StreamWriter part, int number, object?[] values)
    {
        part.Write($"<row r=\"{number}\">");
        for (var column = 0; column < values.Length; column++)
        {
            if (values[column] is { } value)
            {
                WorkbookBuilder.WriteCell(part, AvailsCell.Address(column, number), value, Shared);
            }
        }
        part.Write("</row>");
    }

    int Shared(string text) => strings.TryGetValue(text, out var index) ? index : strings[text] = strings.Count;
}
