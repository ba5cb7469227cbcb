using System.Collections.Immutable;

namespace Portal.Domain.Avails.Export;

/// <summary>A column of the template.</summary>
/// <param name="Column">Null for a column that is not read, and so stays empty.</param>
/// <param name="IsRequired">Whether every row has to fill it.</param>
public sealed record TemplateColumn(string Group, string Name, AvailsColumn? Column, bool IsRequired)
{
    /// <summary>The third header row's mark.</summary>
    public string Help => IsRequired ? "//REQ" : "//Opt";
}

/// <summary>The avails template that is written: 1.9, every column of its sheet AllAvails in its order.</summary>
public static class AvailsTemplate
{
    public const string Version = "1.9";

    public const string SheetName = "AllAvails";

    /// <summary>The rows above the data: groups, names, help.</summary>
    public const int HeaderRows = 3;

    const string Text =
        """
        Avail: ALID* AssociatedALID AvailID BundledALIDs Licensee RetailerSpare1 RetailerSpare2 RetailerSpare3
        Disposition: EntryType*
        Avail: DisplayName* DMA_ID ExceptionFlag ReportingID ServiceProvider UV_ID
        AvailAsset: AltID ContentID EpisodeContentID EditID SeasonContentID SeriesContentID Metadata TitleID VolumeContentID WorkType*
        AvailMetadata: Any CaptionExemption CaptionIncluded CompanyDisplayCredit Director DistributionNumber EpisodeCount EpisodeID EpisodeAltID
        AvailMetadata: EpisodeNumber EpisodeTitleDisplayUnlimited EpisodeTitleID EpisodeTitleInternalAlias GroupIdentity LocalizationType
        AvailMetadata: RatingReason RatingSystem RatingValue ReleaseHistoryOriginal ReleaseHistoryPhysicalHV ReleaseYear
        AvailMetadata: RetailerID1 RetailerID2 RetailerID3 RetailerEpisodeID1 RetailerEpisodeID2 RetailerSeasonID RetailerSeriesID RetailerVolumeID
        AvailMetadata: SeasonCount SeasonID SeasonAltID SeasonNumber SeasonTitleDisplayUnlimited SeasonTitleInternalAlias
        AvailMetadata: SeriesID SeriesAltID SeriesTitleDisplayUnlimited SeriesTitleInternalAlias TitleDisplayUnlimited TitleInternalAlias TotalRunTime
        AvailMetadata: VolumeDistributionNumber VolumeID VolumeNumber VolumeTitleDisplayUnlimited VolumeTitleInternalAlias
        AvailTrans: AllowedLanguages AnnounceDate AssetLanguage BrandingRights BrandingRightsAttributes CampaignID ContractID Description Download
        AvailTrans: End* EndLag Exclusive ExclusiveAttributes FixedEndDate FormatProfile* HDR HFR HoldbackLanguage LicenseRightsDescription LicenseType*
        AvailTrans: NGAudio OtherInstructions OtherTerms PriceCurrency PriceType PriceValue RentalDuration RequiredFulfillmentLanguages
        AvailTrans: SpecialPreOrderFulfillDate SRP Start* StartLag SuppressionLiftDate Territory* TerritoryExclusion TitleStatus TPRType
        AvailTrans: WatchDuration WCG WindowDuration
        """;

    public static ImmutableArray<TemplateColumn> Columns { get; } = [.. Text.Split('\n').SelectMany(ColumnsOf)];

    static IEnumerable<TemplateColumn> ColumnsOf(string line)
    {
        var (group, names) = line.Split(": ") is [var before, var after] ? (before, after) : throw new FormatException($"'{line}' names no group.");
        foreach (var marked in names.Split(' ', StringSplitOptions.TrimEntries))
        {
            var name = marked.TrimEnd('*');
            yield return new TemplateColumn(group, name, AvailsColumns.TryParse(name, out var column) ? column : null, marked.EndsWith('*'));
        }
    }
}
