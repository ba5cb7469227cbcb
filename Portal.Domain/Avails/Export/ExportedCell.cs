using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Avails.Export;

/// <summary>What a cell of an exported row holds: a text, a whole number, or nothing.</summary>
public readonly record struct ExportedCell
{
    ExportedCell(string? text, long? number) => (Text, Number) = (text, number);

    /// <summary>Text to be taken as it is: never a formula, never a date. Null for a number and for an empty cell.</summary>
    public string? Text { get; }

    public long? Number { get; }

    public bool IsEmpty => Text is null && Number is null;

    /// <summary>What the importer reads back as the same right. Columns that nothing is known of are empty.</summary>
    public static ExportedCell Of(PresentAvail row, AvailsColumn column)
    {
        var avail = row.Avail;
        return column switch
        {
            AvailsColumn.ALID => Of(avail.Alid),
            AvailsColumn.DisplayName => Of(avail.ContentOwner),
            AvailsColumn.EntryType => Of(row.UnitIsWhole ? "Full Extract" : "Update"),
            AvailsColumn.WorkType => Of(WordOf(row.Title.Kind)),
            AvailsColumn.Territory => Of(avail.Territory.Code),
            AvailsColumn.TerritoryExclusion => Of(avail.ExcludedTerritories.IsEmpty ? null : string.Join(',', avail.ExcludedTerritories)),
            AvailsColumn.LicenseType => Of(avail.StatedLicenseType),
            AvailsColumn.FormatProfile => Of(avail.FormatProfile),
            AvailsColumn.Start => Of(avail.StatedStart),
            AvailsColumn.StartLag => Of(avail.StartLag?.ToString()),
            AvailsColumn.End => Of(avail.StatedEnd),
            AvailsColumn.EndLag => Of(avail.EndLag?.ToString()),
            AvailsColumn.WindowDuration => Of(avail.WindowDuration?.ToString()),
            AvailsColumn.SuppressionLiftDate => Of(avail.StatedSuppressionLiftDate),
            AvailsColumn.Download => Of(WordOf(avail.Download)),
            AvailsColumn.RentalDuration => Hours(avail.RentalDuration),
            AvailsColumn.WatchDuration => Hours(avail.WatchDuration),
            AvailsColumn.FixedEndDate => Of(avail.StatedFixedEndDate ?? (avail.FixedEndDate is { } end ? InstantText.Format(end) : null)),
            AvailsColumn.ContractID => Of(avail.Contract),
            AvailsColumn.ContentID => IdOf(row, kind => kind is not (TitleKind.Episode or TitleKind.Season or TitleKind.Series or TitleKind.Volume)),
            AvailsColumn.EpisodeContentID => IdOf(row, kind => kind == TitleKind.Episode),
            AvailsColumn.SeasonContentID => IdOf(row, kind => kind == TitleKind.Season),
            AvailsColumn.SeriesContentID => IdOf(row, kind => kind == TitleKind.Series),
            AvailsColumn.VolumeContentID => IdOf(row, kind => kind == TitleKind.Volume),
            AvailsColumn.EpisodeNumber => NumberOf(row, TitleKind.Episode),
            AvailsColumn.SeasonNumber => NumberOf(row, TitleKind.Season),
            AvailsColumn.VolumeNumber => NumberOf(row, TitleKind.Volume),
            AvailsColumn.TitleDisplayUnlimited or AvailsColumn.TitleInternalAlias =>
                NameOf(row, kind => kind is not (TitleKind.Episode or TitleKind.Season or TitleKind.Series or TitleKind.Volume)),
            AvailsColumn.EpisodeTitleDisplayUnlimited or AvailsColumn.EpisodeTitleInternalAlias => NameOf(row, kind => kind == TitleKind.Episode),
            AvailsColumn.SeasonTitleDisplayUnlimited or AvailsColumn.SeasonTitleInternalAlias => NameOf(row, kind => kind == TitleKind.Season),
            AvailsColumn.SeriesTitleDisplayUnlimited or AvailsColumn.SeriesTitleInternalAlias => NameOf(row, kind => kind == TitleKind.Series),
            AvailsColumn.VolumeTitleDisplayUnlimited or AvailsColumn.VolumeTitleInternalAlias => NameOf(row, kind => kind == TitleKind.Volume),
            AvailsColumn.TotalRunTime => Of(row.Title.RunTime is { } runTime ? ClockText(runTime) : null),
            AvailsColumn.RefALID or AvailsColumn.TitleID or AvailsColumn.EditID => default,
        };
    }

    static ExportedCell Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null);

    static ExportedCell Of(long? number) => new(null, number);

    /// <summary>Whole hours as the template wants them; anything finer in days and time.</summary>
    static ExportedCell Hours(Duration? duration) => duration is not { } known ? default
        : known.Seconds % 3600 == 0 ? Of(known.Seconds / 3600)
        : Of(known.ToString());

    static ExportedCell IdOf(PresentAvail row, Func<TitleKind, bool> kind) => Of(Find(row, kind)?.Id);

    static ExportedCell NameOf(PresentAvail row, Func<TitleKind, bool> kind) => Of(Find(row, kind)?.Name);

    static ExportedCell NumberOf(PresentAvail row, TitleKind kind) => Of(Find(row, one => one == kind)?.Number);

    static Title? Find(PresentAvail row, Func<TitleKind, bool> kind) =>
        kind(row.Title.Kind) ? row.Title
        : row.Parent is { } parent && kind(parent.Kind) ? parent
        : row.Grandparent is { } grandparent && kind(grandparent.Kind) ? grandparent
        : null;

    static string ClockText(Duration length) => string.Create(
        CultureInfo.InvariantCulture, $"{length.Seconds / 3600}:{length.Seconds / 60 % 60:00}:{length.Seconds % 60:00}");

    static string? WordOf(DownloadPermission download) => download switch
    {
        DownloadPermission.NotStated => null,
        DownloadPermission.Yes => "Yes",
        DownloadPermission.No => "No",
    };

    static string WordOf(TitleKind kind) => kind switch
    {
        TitleKind.Movie => "Movie",
        TitleKind.Short => "Short",
        TitleKind.Series => "Series",
        TitleKind.Season => "Season",
        TitleKind.Episode => "Episode",
        TitleKind.Volume => "Volume",
        TitleKind.Collection => "Collection",
        TitleKind.Supplement => "Supplemental",
        TitleKind.Promotion => "Promotion",
    };
}
