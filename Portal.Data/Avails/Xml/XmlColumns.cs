using System.Collections.Frozen;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>
/// Where each column of the templates stands in avails XML, by local names: versions only add elements. Source: the templates' data
/// dictionary (its XPath for every column) and the schemas of 2.3 and 2.5. What is not listed is left alone, as columns are.
/// </summary>
static class XmlColumns
{
    /// <summary>Below Avail.</summary>
    public static XmlPlace Avail { get; } = XmlPlace.Of(
        ("ALID", AvailsColumn.ALID),
        ("Disposition/EntryType", AvailsColumn.EntryType),
        ("Licensor/DisplayName", AvailsColumn.DisplayName));

    /// <summary>Below Asset. A season's and a series' own id stands in their metadata, else in the Asset.</summary>
    public static XmlPlace Asset { get; } = XmlPlace.Of(
    [
        ("@contentID", AvailsColumn.ContentID),
        ("WorkType", AvailsColumn.WorkType),
        ("Metadata/TitleDisplayUnlimited", AvailsColumn.TitleDisplayUnlimited),
        ("Metadata/TitleInternalAlias", AvailsColumn.TitleInternalAlias),
        ("Metadata/EditEIDR-URN", AvailsColumn.EditID),
        ("Metadata/TitleEIDR-URN", AvailsColumn.TitleID),
        ("Metadata/RunLength", AvailsColumn.TotalRunTime),
        ("EpisodeMetadata/TitleDisplayUnlimited", AvailsColumn.EpisodeTitleDisplayUnlimited),
        ("EpisodeMetadata/TitleInternalAlias", AvailsColumn.EpisodeTitleInternalAlias),
        ("EpisodeMetadata/EpisodeNumber/Number", AvailsColumn.EpisodeNumber),
        ("EpisodeMetadata/RunLength", AvailsColumn.TotalRunTime),
        ("VolumeMetadata/VolumeContentID", AvailsColumn.VolumeContentID),
        ("VolumeMetadata/VolumeTitleDisplayUnlimited", AvailsColumn.VolumeTitleDisplayUnlimited),
        ("VolumeMetadata/VolumeTitleInternalAlias", AvailsColumn.VolumeTitleInternalAlias),
        ("VolumeMetadata/VolumeNumber/Number", AvailsColumn.VolumeNumber),
        .. Season("SeasonMetadata"),
        .. Season("EpisodeMetadata/SeasonMetadata"),
        .. Season("VolumeMetadata/SeasonMetadata"),
        .. Series("SeriesMetadata"),
        .. Series("EpisodeMetadata/SeriesMetadata"),
        .. Series("VolumeMetadata/SeriesMetadata"),
    ]);

    /// <summary>Below Transaction; Terms and territories are read by their own rules.</summary>
    public static XmlPlace Transaction { get; } = XmlPlace.Of(
        ("LicenseType", AvailsColumn.LicenseType),
        ("Start", AvailsColumn.Start),
        ("StartCondition", AvailsColumn.Start),
        ("StartCondition/@lag", AvailsColumn.StartLag),
        ("End", AvailsColumn.End),
        ("EndCondition", AvailsColumn.End),
        ("EndCondition/@lag", AvailsColumn.EndLag),
        ("WindowDuration", AvailsColumn.WindowDuration),
        ("FormatProfile", AvailsColumn.FormatProfile),
        ("ContractID", AvailsColumn.ContractID),
        ("RefALID", AvailsColumn.RefALID));

    /// <summary>The value of a Term by its termName, whichever type it is given as.</summary>
    public static FrozenDictionary<string, AvailsColumn> Terms { get; } = new[]
    {
        AvailsColumn.Download, AvailsColumn.RentalDuration, AvailsColumn.WatchDuration, AvailsColumn.FixedEndDate, AvailsColumn.SuppressionLiftDate,
    }.ToFrozenDictionary(column => column.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Schemas allow these more than once, by language, region or work: the first one counts.</summary>
    public static FrozenSet<AvailsColumn> Repeatable { get; } = new[]
    {
        AvailsColumn.TitleDisplayUnlimited, AvailsColumn.TitleInternalAlias, AvailsColumn.EpisodeTitleDisplayUnlimited,
        AvailsColumn.EpisodeTitleInternalAlias, AvailsColumn.SeasonTitleDisplayUnlimited, AvailsColumn.SeasonTitleInternalAlias,
        AvailsColumn.SeriesTitleDisplayUnlimited, AvailsColumn.SeriesTitleInternalAlias, AvailsColumn.VolumeTitleDisplayUnlimited,
        AvailsColumn.VolumeTitleInternalAlias, AvailsColumn.RefALID,
    }.ToFrozenSet();

    static IEnumerable<(string Path, AvailsColumn Column)> Season(string at) =>
    [
        ($"{at}/SeasonContentID", AvailsColumn.SeasonContentID),
        ($"{at}/SeasonTitleDisplayUnlimited", AvailsColumn.SeasonTitleDisplayUnlimited),
        ($"{at}/SeasonTitleInternalAlias", AvailsColumn.SeasonTitleInternalAlias),
        ($"{at}/SeasonNumber/Number", AvailsColumn.SeasonNumber),
        .. Series($"{at}/SeriesMetadata"),
    ];

    static IEnumerable<(string Path, AvailsColumn Column)> Series(string at) =>
    [
        ($"{at}/SeriesContentID", AvailsColumn.SeriesContentID),
        ($"{at}/SeriesTitleDisplayUnlimited", AvailsColumn.SeriesTitleDisplayUnlimited),
        ($"{at}/SeriesTitleInternalAlias", AvailsColumn.SeriesTitleInternalAlias),
    ];
}
