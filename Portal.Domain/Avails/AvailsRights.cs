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
        var longest = ReadPeriod(row, AvailsColumn.WindowDuration);
        var startLag = ReadLag(row, AvailsColumn.StartLag, start);
        var endLag = ReadLag(row, AvailsColumn.EndLag, end);
        if (row.IsRejected || territory is not { } where || start is not { } opens || end is not { } closes)
        {
            return null;
        }
        var lift = ReadLift(row, stated);
        var fixedEnd = ReadFixedEnd(row, closes);
        row.NoteZones(where, opens, closes, lift, fixedEnd);
        return Dated(row, new Avail
        {
            Id = "",
            Alid = alid,
            TitleId = "",
            ContentOwner = row.Text(AvailsColumn.DisplayName),
            Contract = row.Text(AvailsColumn.ContractID),
            Territory = where,
            ExcludedTerritories = excluded,
            StatedLicenseType = stated,
            LicenseType = stated == "POEST" && lift is null ? null : licenseType,
            FormatProfile = format,
            Quality = quality,
            StatedStart = opens.Text,
            StartLag = startLag,
            StatedEnd = closes.Text,
            EndLag = endLag,
            WindowDuration = longest,
            StatedSuppressionLiftDate = lift?.Text,
            Download = download,
            RentalDuration = rental,
            WatchDuration = watch,
            FixedEndDate = fixedEnd?.EndIn(where),
            StatedFixedEndDate = fixedEnd?.Text,
        });
    }

    /// <summary>The row with the window it has by itself, and with what is to be said of that window.</summary>
    static Avail Dated(AvailsRowCells row, Avail avail)
    {
        var window = AvailWindow.Widest(avail, events: null, named: []);
        if (window is null)
        {
            AvailsConditions.Explain(row, avail);
        }
        else if (window is { Start: { } from, End: { } to } && to <= from)
        {
            row.Warn(AvailsColumn.End, FindingCodes.EndNotAfterStart,
                $"End {avail.StatedEnd} is not after Start {avail.StatedStart}: the window never opens.");
        }
        else if (window is { End: { } over, Start: null } && over == DateTimeOffset.UnixEpoch)
        {
            row.Warn(AvailsColumn.End, FindingCodes.EndNotAfterStart, $"End {avail.StatedEnd} closes the row at once: it grants nothing.");
        }
        return avail with { Window = window };
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
        if (AvailsWords.CountryOfRegion(text) is { } country)
        {
            row.Reject(AvailsColumn.Territory, FindingCodes.TerritoryIsRegion,
                $"'{text}' is a region of {country}: rights are kept for whole territories, so it grants nothing, and never the whole of it.");
            return null;
        }
        row.Reject(AvailsColumn.Territory, FindingCodes.TerritoryUnknown, text switch
        {
            _ when text.AsSpan().IndexOfAny(",;/|") >= 0 =>
                $"'{text}' names several territories: state one a row, or ZZ for worldwide with TerritoryExclusion.",
            ['E' or 'e', 'U' or 'u'] => "EU is no territory of its own: state a row for each of its members.",
            _ => $"'{text}' is not a territory: state one ISO 3166-1 alpha-2 code a row, or ZZ for worldwide.",
        });
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
        var upper = AvailsWords.Joined(text).ToUpperInvariant();
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

    static StatedDate? ReadDate(AvailsRowCells row, AvailsColumn column, string missing, string unreadable)
    {
        if (row[column] is not { } cell)
        {
            row.Reject(column, missing, $"{column} is empty: state a date (2027-03-01), a date and time, or Open.");
            return null;
        }
        if (AvailsDates.TryRead(cell, out var date))
        {
            if (column == AvailsColumn.Start && date.IsOpen && char.IsAsciiDigit(date.Text[0]))
            {
                row.Reject(column, unreadable, $"{date.Text} never comes: state the day it opens, or Open where it always has been.");
            }
            return date;
        }
        row.Reject(column, unreadable, cell.Text is [var digit, ..] && char.IsAsciiDigit(digit)
            ? $"'{cell.Text}' is not a date as avails write it: use year-month-day, 2027-03-01 or 2027-03-01T10:00:00Z."
            : $"'{cell.Text}' is not a date: use 2027-03-01, 2027-03-01T10:00:00Z, Open or a condition such as ESTStart.");
        return null;
    }

    /// <summary>Where the hard end cannot be read, copies end with the avail: rather too soon than never.</summary>
    static StatedDate? ReadFixedEnd(AvailsRowCells row, StatedDate end)
    {
        if (row[AvailsColumn.FixedEndDate] is not { } cell || (AvailsDates.TryRead(cell, out var stated) && stated.IsOpen))
        {
            return null;
        }
        var instead = end.Day is null && end.At is null ? (StatedDate?)null : end;
        return ReadEvent(row, AvailsColumn.FixedEndDate, instead is null
            ? "no fixed end is applied, because End is no date that could stand for it"
            : $"licences end with End, {end.Text}, instead") ?? instead;
    }

    static StatedDate? ReadEvent(AvailsRowCells row, AvailsColumn column, string consequence)
    {
        if (row[column] is not { } cell)
        {
            return null;
        }
        if (AvailsDates.TryRead(cell, out var date) && (date.Day is not null || date.At is not null))
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

    /// <summary>A lag counts with an event only; one that cannot be read there makes the row unreadable.</summary>
    static Lag? ReadLag(AvailsRowCells row, AvailsColumn column, StatedDate? date)
    {
        if (row[column] is not { } cell || date is not { } stated)
        {
            return null;
        }
        if (stated.Event is null)
        {
            row.Warn(column, FindingCodes.LagIgnored, $"{column} counts only with a condition, and {stated.Text} is stated: it is left alone.");
            return null;
        }
        if (!AvailsDurations.TryLag(cell, out var lag, out var problem))
        {
            row.Reject(column, FindingCodes.DurationUnreadable, $"'{cell.Text}': {problem}.");
        }
        return lag;
    }

    /// <summary>The date a pre-order needs; other rows may state one too, and it is kept for them.</summary>
    static StatedDate? ReadLift(AvailsRowCells row, string stated)
    {
        if (stated == "POEST" && row[AvailsColumn.SuppressionLiftDate] is null)
        {
            row.Warn(AvailsColumn.SuppressionLiftDate, FindingCodes.SuppressionLiftDateMissing,
                "POEST needs its SuppressionLiftDate: the row grants nothing without.");
        }
        return ReadEvent(row, AvailsColumn.SuppressionLiftDate, stated == "POEST" ? "the pre-order grants nothing" : "it is left alone");
    }
}
