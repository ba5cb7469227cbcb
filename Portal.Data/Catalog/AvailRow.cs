using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Data.Catalog;

/// <summary>A row of <c>avail</c>; excluded territories are codes with commas between.</summary>
sealed class AvailRow
{
    public static readonly string[] Columns =
    [
        "Id", "Alid", "Territory", "TitleId", "ContentOwner", "Contract", "ExcludedTerritories", "StatedLicenseType", "LicenseType", "FormatProfile",
        "Quality", "HasWindow", "WindowStart", "WindowEnd", "StatedStart", "StatedEnd", "Download", "RentalDuration", "WatchDuration", "FixedEndDate",
        "StartLag", "EndLag", "WindowDuration", "StatedSuppressionLiftDate", "StatedFixedEndDate",
    ];

    public required string Id { get; init; }

    public required string Alid { get; init; }

    public required Territory Territory { get; init; }

    public required string TitleId { get; init; }

    public string? ContentOwner { get; init; }

    public string? Contract { get; init; }

    public required string ExcludedTerritories { get; init; }

    public required string StatedLicenseType { get; init; }

    public LicenseType? LicenseType { get; init; }

    public required string FormatProfile { get; init; }

    public Quality? Quality { get; init; }

    public required bool HasWindow { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public DateTimeOffset? WindowEnd { get; init; }

    public required string StatedStart { get; init; }

    public required string StatedEnd { get; init; }

    public required DownloadPermission Download { get; init; }

    public Duration? RentalDuration { get; init; }

    public Duration? WatchDuration { get; init; }

    public DateTimeOffset? FixedEndDate { get; init; }

    public Lag? StartLag { get; init; }

    public Lag? EndLag { get; init; }

    public Duration? WindowDuration { get; init; }

    public string? StatedSuppressionLiftDate { get; init; }

    public string? StatedFixedEndDate { get; init; }

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public static object?[] ValuesOf(Avail avail) =>
    [
        avail.Id, avail.Alid, avail.Territory.Code, avail.TitleId, avail.ContentOwner, avail.Contract, Codes(avail.ExcludedTerritories),
        avail.StatedLicenseType, avail.LicenseType?.ToString(), avail.FormatProfile, avail.Quality?.ToString(), avail.Window is not null,
        avail.Window?.Start, avail.Window?.End, avail.StatedStart, avail.StatedEnd, avail.Download.ToString(), avail.RentalDuration,
        avail.WatchDuration, avail.FixedEndDate, avail.StartLag, avail.EndLag, avail.WindowDuration, avail.StatedSuppressionLiftDate,
        avail.StatedFixedEndDate,
    ];

    public static AvailRow Of(Avail avail) => new()
    {
        Id = avail.Id,
        Alid = avail.Alid,
        Territory = avail.Territory,
        TitleId = avail.TitleId,
        ContentOwner = avail.ContentOwner,
        Contract = avail.Contract,
        ExcludedTerritories = Codes(avail.ExcludedTerritories),
        StatedLicenseType = avail.StatedLicenseType,
        LicenseType = avail.LicenseType,
        FormatProfile = avail.FormatProfile,
        Quality = avail.Quality,
        HasWindow = avail.Window is not null,
        WindowStart = avail.Window?.Start,
        WindowEnd = avail.Window?.End,
        StatedStart = avail.StatedStart,
        StatedEnd = avail.StatedEnd,
        Download = avail.Download,
        RentalDuration = avail.RentalDuration,
        WatchDuration = avail.WatchDuration,
        FixedEndDate = avail.FixedEndDate,
        StartLag = avail.StartLag,
        EndLag = avail.EndLag,
        WindowDuration = avail.WindowDuration,
        StatedSuppressionLiftDate = avail.StatedSuppressionLiftDate,
        StatedFixedEndDate = avail.StatedFixedEndDate,
    };

    public Avail ToAvail() => new()
    {
        Id = Id,
        Alid = Alid,
        Territory = Territory,
        TitleId = TitleId,
        ContentOwner = ContentOwner,
        Contract = Contract,
        ExcludedTerritories = ExcludedTerritories.Length == 0 ? [] : [.. ExcludedTerritories.Split(',').Select(Territory.Parse)],
        StatedLicenseType = StatedLicenseType,
        LicenseType = LicenseType,
        FormatProfile = FormatProfile,
        Quality = Quality,
        Window = HasWindow ? new Window(WindowStart, WindowEnd) : null,
        StatedStart = StatedStart,
        StatedEnd = StatedEnd,
        Download = Download,
        RentalDuration = RentalDuration,
        WatchDuration = WatchDuration,
        FixedEndDate = FixedEndDate,
        StartLag = StartLag,
        EndLag = EndLag,
        WindowDuration = WindowDuration,
        StatedSuppressionLiftDate = StatedSuppressionLiftDate,
        StatedFixedEndDate = StatedFixedEndDate,
    };

    static string Codes(ImmutableArray<Territory> territories) => string.Join(',', territories);
}
