using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights.Generation;

namespace Portal.Testing.Rights;

/// <summary>A small catalog with invented names: one series, its season and its episode, of the owner Aurora in the deal C1.</summary>
public static class Catalog
{
    public const string Owner = "Aurora";

    public const string Deal = "C1";

    public static Title Series { get; } = new("series", "Harbour Lights", TitleKind.Series, null, Owner, null, null, 1);

    public static Title Season { get; } = new("season", "Harbour Lights, season 1", TitleKind.Season, Series.Id, Owner, 1, null, 1);

    public static Title Episode { get; } = new("episode", "Low Tide", TitleKind.Episode, Season.Id, Owner, 1, Duration.FromHours(1), 1);

    /// <summary>A catalog of that many movies, shorts and episodes, skewed as real ones are.</summary>
    public static GeneratedCatalog Generate(int seed, int titles) => new(seed, titles);

    /// <summary>The episode under these rows.</summary>
    public static TitleRights Rights(params IEnumerable<Avail> avails) => new(Episode, [Season, Series], [.. avails]);

    /// <summary>The episode under rows written as <see cref="AvailText"/>.</summary>
    public static TitleRights RightsOf(params IEnumerable<string> rows) => Rights(rows.Select(AvailText.Parse));
}
