using System.Collections.Immutable;
using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>Reads what a row says of its title and of the season and series above it.</summary>
static class AvailsTitles
{
    /// <summary>What the row is about: its WorkType, else what its ids tell.</summary>
    public static TitleKind ReadKind(AvailsRowCells row)
    {
        if (row.Text(AvailsColumn.WorkType) is { } text)
        {
            if (AvailsWords.TryKind(text, out var kind))
            {
                return kind;
            }
            var taken = Guess(row);
            row.Warn(AvailsColumn.WorkType, FindingCodes.WorkTypeUnknown, $"'{text}' is not a WorkType: taken for {taken}. Use Movie, Short, Season, Episode …");
            return taken;
        }
        var guess = Guess(row);
        row.Warn(AvailsColumn.WorkType, FindingCodes.WorkTypeMissing, $"WorkType is empty: taken for {guess}.");
        return guess;
    }

    /// <summary>The row's own title first. Its id is the ContentID of its kind, else the ALID (and then the flag is set).</summary>
    public static ImmutableArray<TitleFacts> Read(AvailsRowCells row, string alid, TitleKind kind, out bool isAlid)
    {
        var owner = row.Text(AvailsColumn.DisplayName);
        if (owner is null)
        {
            row.Warn(AvailsColumn.DisplayName, FindingCodes.DisplayNameMissing, "DisplayName is empty: the row belongs to no content owner.");
        }
        var seriesId = Id(row, AvailsColumn.SeriesContentID);
        var seasonId = Id(row, AvailsColumn.SeasonContentID);
        var seriesName = Name(row, AvailsColumn.SeriesTitleDisplayUnlimited, AvailsColumn.SeriesTitleInternalAlias);
        var ownId = kind switch
        {
            TitleKind.Episode => Id(row, AvailsColumn.EpisodeContentID) ?? Id(row, AvailsColumn.ContentID),
            TitleKind.Season => seasonId ?? Id(row, AvailsColumn.ContentID),
            TitleKind.Series => seriesId ?? Id(row, AvailsColumn.ContentID),
            TitleKind.Volume => Id(row, AvailsColumn.VolumeContentID) ?? Id(row, AvailsColumn.ContentID),
            _ => Id(row, AvailsColumn.ContentID),
        };
        isAlid = ownId is null;
        if (isAlid)
        {
            row.Warn(IdColumn(kind), FindingCodes.ContentIdMissing,
                $"{IdColumn(kind)} is empty: the title goes by the one that another row of its ALID states, else by its ALID.");
        }
        var id = ownId ?? alid;
        var parent = kind switch
        {
            TitleKind.Episode or TitleKind.Volume => seasonId ?? seriesId,
            TitleKind.Season => seriesId,
            _ => null,
        };
        var own = new TitleFacts(
            id, kind, OwnName(row, kind), FallbackName(row, kind, seriesName, id), parent == id ? null : parent, owner,
            OwnNumber(row, kind), kind is TitleKind.Season or TitleKind.Series ? null : ReadRunTime(row));
        if (own.Name is null && kind is not TitleKind.Season)
        {
            row.Warn(NameColumn(kind), FindingCodes.TitleNameMissing, $"No title is stated: '{own.FallbackName}' is shown instead.");
        }
        return [own, .. Above(row, own, seasonId, seriesId, seriesName)];
    }

    static IEnumerable<TitleFacts> Above(AvailsRowCells row, TitleFacts own, string? seasonId, string? seriesId, string? seriesName)
    {
        if (own.Kind is TitleKind.Episode or TitleKind.Volume)
        {
            if (seasonId is null)
            {
                row.Warn(AvailsColumn.SeasonContentID, FindingCodes.HierarchyIncomplete,
                    $"SeasonContentID is empty: the {own.Kind.ToString().ToLowerInvariant()} stands under {(seriesId is null ? "no season or series" : "its series")}.");
            }
            else if (seasonId != own.Id)
            {
                yield return new TitleFacts(
                    seasonId, TitleKind.Season, Name(row, AvailsColumn.SeasonTitleDisplayUnlimited, AvailsColumn.SeasonTitleInternalAlias),
                    FallbackName(row, TitleKind.Season, seriesName, seasonId), seriesId == seasonId ? null : seriesId, own.ContentOwner,
                    ReadNumber(row, AvailsColumn.SeasonNumber), null);
            }
        }
        else if (own.Kind == TitleKind.Season && seriesId is null)
        {
            row.Warn(AvailsColumn.SeriesContentID, FindingCodes.HierarchyIncomplete, "SeriesContentID is empty: the season stands under no series.");
        }
        if (own.Kind is TitleKind.Episode or TitleKind.Volume or TitleKind.Season && seriesId is not null && seriesId != own.Id && seriesId != seasonId)
        {
            yield return new TitleFacts(seriesId, TitleKind.Series, seriesName, seriesId, null, own.ContentOwner, null, null);
        }
    }

    static TitleKind Guess(AvailsRowCells row) => row switch
    {
        _ when row[AvailsColumn.EpisodeContentID] is not null || row[AvailsColumn.EpisodeNumber] is not null => TitleKind.Episode,
        _ when row[AvailsColumn.VolumeContentID] is not null => TitleKind.Volume,
        _ when row[AvailsColumn.SeasonContentID] is not null => TitleKind.Season,
        _ when row[AvailsColumn.SeriesContentID] is not null => TitleKind.Series,
        _ => TitleKind.Movie,
    };

    static string? Id(AvailsRowCells row, AvailsColumn column) => row.Text(column) is { } text ? Eidr.WithoutStrayColon(text) : null;

    static string? Name(AvailsRowCells row, AvailsColumn display, AvailsColumn alias) => row.Text(display) ?? row.Text(alias);

    static string? OwnName(AvailsRowCells row, TitleKind kind)
    {
        var general = Name(row, AvailsColumn.TitleDisplayUnlimited, AvailsColumn.TitleInternalAlias);
        return kind switch
        {
            TitleKind.Episode => Name(row, AvailsColumn.EpisodeTitleDisplayUnlimited, AvailsColumn.EpisodeTitleInternalAlias) ?? general,
            TitleKind.Season => Name(row, AvailsColumn.SeasonTitleDisplayUnlimited, AvailsColumn.SeasonTitleInternalAlias) ?? general,
            TitleKind.Series => Name(row, AvailsColumn.SeriesTitleDisplayUnlimited, AvailsColumn.SeriesTitleInternalAlias) ?? general,
            TitleKind.Volume => Name(row, AvailsColumn.VolumeTitleDisplayUnlimited, AvailsColumn.VolumeTitleInternalAlias) ?? general,
            _ => general,
        };
    }

    static AvailsColumn IdColumn(TitleKind kind) => kind switch
    {
        TitleKind.Episode => AvailsColumn.EpisodeContentID,
        TitleKind.Season => AvailsColumn.SeasonContentID,
        TitleKind.Series => AvailsColumn.SeriesContentID,
        TitleKind.Volume => AvailsColumn.VolumeContentID,
        _ => AvailsColumn.ContentID,
    };

    static AvailsColumn NameColumn(TitleKind kind) => kind switch
    {
        TitleKind.Episode => AvailsColumn.EpisodeTitleInternalAlias,
        TitleKind.Series => AvailsColumn.SeriesTitleInternalAlias,
        TitleKind.Volume => AvailsColumn.VolumeTitleInternalAlias,
        _ => AvailsColumn.TitleInternalAlias,
    };

    /// <summary>A season often has no title of its own: <c>The Detectives, season 1</c>.</summary>
    static string FallbackName(AvailsRowCells row, TitleKind kind, string? seriesName, string id) => kind switch
    {
        TitleKind.Season when seriesName is not null && row.Text(AvailsColumn.SeasonNumber) is { } number => $"{seriesName}, season {number}",
        TitleKind.Episode when seriesName is not null && row.Text(AvailsColumn.EpisodeNumber) is { } number => $"{seriesName}, episode {number}",
        _ => id,
    };

    static int? OwnNumber(AvailsRowCells row, TitleKind kind) => kind switch
    {
        TitleKind.Episode => ReadNumber(row, AvailsColumn.EpisodeNumber),
        TitleKind.Season => ReadNumber(row, AvailsColumn.SeasonNumber),
        TitleKind.Volume => ReadNumber(row, AvailsColumn.VolumeNumber),
        _ => null,
    };

    static int? ReadNumber(AvailsRowCells row, AvailsColumn column)
    {
        if (row[column] is not { } cell)
        {
            return null;
        }
        if (double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= int.MaxValue
            && number == Math.Floor(number))
        {
            return (int)number;
        }
        row.Warn(column, FindingCodes.NumberUnreadable, $"'{cell.Text}' is not a whole number: the title goes without one.");
        return null;
    }

    static Duration? ReadRunTime(AvailsRowCells row)
    {
        if (row[AvailsColumn.TotalRunTime] is not { } cell)
        {
            return null;
        }
        if (AvailsDurations.TryRunTime(cell, out var runTime))
        {
            return runTime;
        }
        row.Warn(AvailsColumn.TotalRunTime, FindingCodes.RunTimeUnreadable, $"'{cell.Text}' is not a run time: use 1:56:20, 56:20 or a time cell.");
        return null;
    }
}
