using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>
/// Reads what a row grants. A row is rejected only where the right itself cannot be read: territory, license type, start, end,
/// format (where the title's kind needs one), download or a duration. Everything else that is odd warns.
/// </summary>
static class AvailsRights
{
    /// <summary>The right, without id and title; null when the row was rejected.</summary>
    public static Avail? Read(AvailsRowCells row, string alid, TitleKind kind, out Territory? territory)
    {
        territory = ReadTerritory(row);
        var excluded = ReadExclusions(row, territory);
        var (stated, licenseType) = ReadLicenseType(row);
        var (format, quality) = ReadFormat(row, kind);
        var start = ReadDate(row, AvailsColumn.Start, FindingCodes.StartMissing, FindingCodes.StartUnreadable);
        var end = ReadDate(row, AvailsColumn.End, FindingCodes.EndMissing, FindingCodes.EndUnreadable);
        var download = ReadDownload(row);
        var rental = ReadPeriod(row, AvailsColumn.RentalDuration);
        var watch = ReadPeriod(row, AvailsColumn.WatchDuration);
        if (ReadPeriod(row, AvailsColumn.WindowDuration) is not null)
        {
            row.Warn(AvailsColumn.WindowDuration, FindingCodes.WindowDurationIgnored,
                "WindowDuration is not applied: state the date in End where the window is shorter.");
        }
        if (row.IsRejected || territory is not { } where || start is not { } opens || end is not { } closes)
        {
            return null;
        }
        WarnOfLags(row, opens, closes);
        var window = ReadWindow(row, where, opens, closes);
        if (stated == "POEST")
        {
            (licenseType, window) = FromSuppressionLift(row, where, window);
        }
        if (window is { Start: { } from, End: { } to } && to <= from)
        {
            row.Warn(AvailsColumn.End, FindingCodes.EndNotAfterStart,
                $"End {closes.Stated} is not after Start {opens.Stated}: the window never opens.");
        }
        return new Avail
        {
            Id = "",
            Alid = alid,
            TitleId = "",
            ContentOwner = row.Text(AvailsColumn.DisplayName),
            Contract = row.Text(AvailsColumn.ContractID),
            Territory = where,
            ExcludedTerritories = excluded,
            StatedLicenseType = stated,
            LicenseType = licenseType,
            FormatProfile = format,
            Quality = quality,
            Window = window,
            StatedStart = opens.Stated,
            StatedEnd = closes.Stated,
            Download = download,
            RentalDuration = rental,
            WatchDuration = watch,
            FixedEndDate = ReadEvent(row, AvailsColumn.FixedEndDate, "no fixed end is applied")?.AsEnd(where),
        };
    }

    static Territory? ReadTerritory(AvailsRowCells row)
    {
        if (row.Text(AvailsColumn.Territory) is not { } text)
        {
            row.Reject(AvailsColumn.Territory, FindingCodes.TerritoryMissing, "Territory is empty: state an ISO 3166-1 alpha-2 code, or ZZ for worldwide.");
            return null;
        }
        if (Territory.TryParse(text, out var territory))
        {
            return territory;
        }
        if (AvailsWords.IsRegion(text))
        {
            row.Reject(AvailsColumn.Territory, FindingCodes.TerritoryIsRegion,
                $"'{text}' is a part of a country: rights are kept by country, so it grants nothing, and never the whole country.");
            return null;
        }
        row.Reject(AvailsColumn.Territory, FindingCodes.TerritoryUnknown,
            $"'{text}' is not a territory: state one ISO 3166-1 alpha-2 code a row, or ZZ for worldwide.");
        return null;
    }

    static ImmutableArray<Territory> ReadExclusions(AvailsRowCells row, Territory? territory)
    {
        if (row.Text(AvailsColumn.TerritoryExclusion) is not { } text)
        {
            return [];
        }
        var excluded = ImmutableSortedSet.CreateBuilder<Territory>();
        foreach (var code in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Territory.TryParse(code, out var one) || one.IsWorldwide)
            {
                row.Reject(AvailsColumn.TerritoryExclusion, FindingCodes.ExclusionUnknown,
                    $"'{code}' is not a territory that can be excluded: use ISO 3166-1 alpha-2 codes, separated by commas.");
                return [];
            }
            excluded.Add(one);
        }
        if (territory is { IsWorldwide: false })
        {
            row.Warn(AvailsColumn.TerritoryExclusion, FindingCodes.ExclusionIgnored,
                "TerritoryExclusion counts only with the territory ZZ: it is left alone here.");
            return [];
        }
        return [.. excluded];
    }

    static (string Stated, LicenseType? Granted) ReadLicenseType(AvailsRowCells row)
    {
        if (row.Text(AvailsColumn.LicenseType) is not { } text)
        {
            row.Reject(AvailsColumn.LicenseType, FindingCodes.LicenseTypeMissing, "LicenseType is empty: state EST, VOD, SVOD, AVOD or POEST.");
            return ("", null);
        }
        var upper = text.ToUpperInvariant();
        var granted = AvailsWords.LicenseTypeOf(upper);
        if (granted is null)
        {
            row.Warn(AvailsColumn.LicenseType, FindingCodes.LicenseTypeUnmapped,
                $"'{text}' is imported and grants nothing until an operator maps it to EST, VOD, SVOD or AVOD.");
            return (text, null);
        }
        return (upper, granted);
    }

    static (string Stated, Quality? Quality) ReadFormat(AvailsRowCells row, TitleKind kind)
    {
        var needed = kind is TitleKind.Movie or TitleKind.Short or TitleKind.Episode;
        if (row.Text(AvailsColumn.FormatProfile) is not { } text)
        {
            if (needed)
            {
                row.Reject(AvailsColumn.FormatProfile, FindingCodes.FormatProfileMissing,
                    "FormatProfile is empty: movies, shorts and episodes need SD, HD or UHD.");
            }
            return ("", null);
        }
        var upper = text.ToUpperInvariant();
        if (!AvailsWords.TryFormat(upper, out var quality))
        {
            var message = $"'{text}' is not a format: use SD, HD, UHD, 3D, 3DSD, 3DHD or 3DUHD.";
            if (needed)
            {
                row.Reject(AvailsColumn.FormatProfile, FindingCodes.FormatProfileUnknown, message);
            }
            else
            {
                row.Warn(AvailsColumn.FormatProfile, FindingCodes.FormatProfileUnknown, message);
            }
        }
        else if (quality is null)
        {
            row.Warn(AvailsColumn.FormatProfile, FindingCodes.FormatNotGranted, $"{upper} is imported and not granted: downloads are SD, HD or UHD.");
        }
        return (upper, quality);
    }

    static AvailsDate? ReadDate(AvailsRowCells row, AvailsColumn column, string missing, string unreadable)
    {
        if (row[column] is not { } cell)
        {
            row.Reject(column, missing, $"{column} is empty: state a date (2027-03-01), a date and time, or Open.");
            return null;
        }
        if (AvailsDate.TryRead(cell, out var date))
        {
            return date;
        }
        row.Reject(column, unreadable, $"'{cell.Text}' is not a date: use 2027-03-01, 2027-03-01T10:00:00Z, Open or a condition such as ESTStart.");
        return null;
    }

    static AvailsDate? ReadEvent(AvailsRowCells row, AvailsColumn column, string consequence)
    {
        if (row[column] is not { } cell)
        {
            return null;
        }
        if (AvailsDate.TryRead(cell, out var date) && date.Condition is null)
        {
            return date;
        }
        row.Warn(column, FindingCodes.DateUnreadable, $"'{cell.Text}' is not a date (2027-03-01): {consequence}.");
        return null;
    }

    static DownloadPermission ReadDownload(AvailsRowCells row)
    {
        if (row[AvailsColumn.Download] is not { } cell)
        {
            return DownloadPermission.NotStated;
        }
        if (!AvailsWords.TryDownload(cell.Text, out var download))
        {
            row.Reject(AvailsColumn.Download, FindingCodes.DownloadUnreadable, $"'{cell.Text}' does not say whether downloads are allowed: use Yes or No.");
        }
        return download;
    }

    static Duration? ReadPeriod(AvailsRowCells row, AvailsColumn column)
    {
        if (row[column] is not { } cell)
        {
            return null;
        }
        if (AvailsDurations.TryPeriod(cell, out var duration, out var problem))
        {
            return duration;
        }
        row.Reject(column, FindingCodes.DurationUnreadable, $"'{cell.Text}': {problem}.");
        return null;
    }

    static void WarnOfLags(AvailsRowCells row, AvailsDate start, AvailsDate end)
    {
        foreach (var (column, date) in new[] { (AvailsColumn.StartLag, start), (AvailsColumn.EndLag, end) })
        {
            if (date.Condition is null && row[column] is not null)
            {
                row.Warn(column, FindingCodes.LagIgnored, $"{column} counts only with a condition, and a date is stated: it is left alone.");
            }
        }
    }

    /// <summary>Null while a condition has no date.</summary>
    static Window? ReadWindow(AvailsRowCells row, Territory territory, AvailsDate start, AvailsDate end)
    {
        var startKnown = start.Condition is null or "open" or "immediate";
        var endKnown = end.Condition is null or "open";
        foreach (var (column, date, known) in new[] { (AvailsColumn.Start, start, startKnown), (AvailsColumn.End, end, endKnown) })
        {
            if (!known)
            {
                row.Warn(column, FindingCodes.ConditionUnresolved,
                    $"{column} is the condition {date.Stated}, which has no date yet: the row grants nothing until a delivery states one.");
            }
        }
        return startKnown && endKnown ? new Window(start.AsStart(territory), end.AsEnd(territory)) : null;
    }

    /// <summary>A pre-order is EST from the day its suppression lifts, and never before its own Start.</summary>
    static (LicenseType? Granted, Window? Window) FromSuppressionLift(AvailsRowCells row, Territory territory, Window? window)
    {
        if (row[AvailsColumn.SuppressionLiftDate] is null)
        {
            row.Warn(AvailsColumn.SuppressionLiftDate, FindingCodes.SuppressionLiftDateMissing,
                "POEST needs its SuppressionLiftDate: the row grants nothing without.");
            return (null, window);
        }
        if (ReadEvent(row, AvailsColumn.SuppressionLiftDate, "the pre-order grants nothing")?.AsStart(territory) is not { } lift)
        {
            return (null, window);
        }
        return (LicenseType.EST, window is { } open && open.HasStartedAt(lift) ? open with { Start = lift } : window);
    }
}
