using System.Globalization;
using Portal.Domain.Avails;
using Portal.Testing;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>Sheets of odd values without a file between: what a line of text or a cell may hold reaches every rule about it.</summary>
static class FuzzedCells
{
    static readonly string[] Movie =
    [
        "ALID", "ContentID", "Territory", "TerritoryExclusion", "LicenseType", "FormatProfile", "Start", "End", "Download", "RentalDuration", "WatchDuration", "FixedEndDate",
        "SuppressionLiftDate", "TotalRunTime", "WorkType", "EntryType", "DisplayName", "ContractID", "TitleInternalAlias", "TitleDisplayUnlimited",
    ];

    static readonly string[] Episode =
    [
        "ALID", "SeasonNumber", "EpisodeNumber", "WorkType", "SeriesContentID", "SeasonContentID", "EpisodeContentID", "SeriesTitleInternalAlias", "Territory", "Start", "End",
    ];

    public static IAvailsDocument Document(Mutation mutation)
    {
        var isMovie = mutation.Chance(2);
        var builder = isMovie ? WorkbookBuilder.Movies("1.9") : WorkbookBuilder.Episodes("1.9");
        var columns = isMovie ? Movie : Episode;
        for (var row = 0; row < 12; row++)
        {
            builder.Row([.. columns.Where(_ => mutation.Chance(5)).Select(column => (column, Value(mutation)))]);
        }
        return builder.ToDocument();
    }

    static object? Value(Mutation mutation)
    {
        var text = mutation.Value();
        return mutation.Chance(3) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : mutation.Chance(10) ? new Formula("A1", mutation.Chance(2) ? text : null)
            : mutation.Chance(10) ? mutation.Chance(2)
            : text;
    }
}
