using System.Collections.Frozen;

namespace Portal.Domain.Avails;

/// <summary>The columns that are read, by the templates' own names. All others are left alone.</summary>
public enum AvailsColumn
{
    ALID,
    RefALID,
    DisplayName,
    EntryType,
    WorkType,
    Territory,
    TerritoryExclusion,
    LicenseType,
    FormatProfile,
    Start,
    StartLag,
    End,
    EndLag,
    WindowDuration,
    Download,
    RentalDuration,
    WatchDuration,
    FixedEndDate,
    SuppressionLiftDate,
    ContractID,
    ContentID,
    EpisodeContentID,
    SeasonContentID,
    SeriesContentID,
    VolumeContentID,
    TitleID,
    EditID,
    EpisodeNumber,
    SeasonNumber,
    VolumeNumber,
    TitleDisplayUnlimited,
    TitleInternalAlias,
    EpisodeTitleDisplayUnlimited,
    EpisodeTitleInternalAlias,
    SeasonTitleDisplayUnlimited,
    SeasonTitleInternalAlias,
    SeriesTitleDisplayUnlimited,
    SeriesTitleInternalAlias,
    VolumeTitleDisplayUnlimited,
    VolumeTitleInternalAlias,
    TotalRunTime,
}

/// <summary>Names of columns and groups, with the misspellings that templates carry. Matched in any case and without spaces: a limit under <c>Rental Duration</c> is not passed over.</summary>
public static class AvailsColumns
{
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["AvailTrans/Avail/AvailID"] = "AvailID",
        ["Avail/AvailID"] = "AvailID",
        ["BundleALIDs"] = "BundledALIDs",
        ["VolumeDistributinoNumber"] = "VolumeDistributionNumber",
        ["ReferenceALID"] = "RefALID",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, AvailsColumn> ByName =
        Enum.GetValues<AvailsColumn>().ToFrozenDictionary(column => column.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>AvailTerms is where TV templates misfile ContractID.</summary>
    static readonly FrozenSet<string> Groups = new[]
    {
        "Avail", "Disposition", "AvailAsset", "AvailMetadata", "AvailTrans", "AvailTerms", "Reference",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What every delivery must have: without one of them no row can be read.</summary>
    public static IReadOnlyList<AvailsColumn> NeededByRights { get; } =
        [AvailsColumn.ALID, AvailsColumn.Territory, AvailsColumn.LicenseType, AvailsColumn.Start, AvailsColumn.End, AvailsColumn.FormatProfile];

    /// <summary>What a delivery should have; rows are read without.</summary>
    public static IReadOnlyList<AvailsColumn> Expected { get; } = [AvailsColumn.DisplayName, AvailsColumn.EntryType, AvailsColumn.WorkType];

    public static string Canonical(string name)
    {
        var joined = AvailsWords.Joined(name);
        return Aliases.TryGetValue(joined, out var canonical) ? canonical : joined;
    }

    public static bool TryParse(string name, out AvailsColumn column) => ByName.TryGetValue(Canonical(name), out column);

    public static bool IsGroup(string name) => Groups.Contains(name.Trim());
}
