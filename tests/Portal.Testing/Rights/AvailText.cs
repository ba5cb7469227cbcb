using NodaTime;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Duration = Portal.Domain.Time.Duration;

namespace Portal.Testing.Rights;

/// <summary>
/// Avail rows in a line: <c>US VOD HD</c>, or with more <c>US EST SD 2026-01-01..open no rental=P7D watch=PT24H fixed=2026-06-01 contract=C2 id=late</c>;
/// <c>from=2026-03-29 to=2026-10-24</c> are days by the territory's clock.
/// Unless stated otherwise a row runs through 2026, permits download, and belongs to the deal C1 of the owner Aurora.
/// </summary>
public static class AvailText
{
    public static Avail Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = Enum.TryParse<LicenseType>(words[1], out var known) ? known : default(LicenseType?);
        var row = new Avail
        {
            Id = text.Trim(),
            Alid = "md:alid:org:sample:one",
            TitleId = Catalog.Episode.Id,
            ContentOwner = Catalog.Owner,
            Contract = Catalog.Deal,
            Territory = Territory.Parse(words[0].Split('-')[0]),
            ExcludedTerritories = [.. words[0].Split('-').Skip(1).Select(Territory.Parse)],
            StatedLicenseType = words[1],
            LicenseType = type,
            FormatProfile = words[2],
            Quality = Enum.TryParse<Quality>(words[2], out var quality) ? quality : null,
            Window = new Window(Instant.At("2026-01-01"), Instant.At("2027-01-01")),
            StatedStart = "2026-01-01T00:00:00Z",
            StatedEnd = "2027-01-01T00:00:00Z",
            Download = DownloadPermission.Yes,
        };
        return words.Skip(3).Aggregate(row, With);
    }

    static Avail With(Avail row, string word)
    {
        var (name, value) = word.Split('=', 2) is [var key, var rest] ? (key, rest) : (word, "");
        return name switch
        {
            "yes" => row with { Download = DownloadPermission.Yes },
            "no" => row with { Download = DownloadPermission.No },
            "silent" => row with { Download = DownloadPermission.NotStated },
            "undated" => row with { Window = null, StatedStart = "Theatrical" },
            "rental" => row with { RentalDuration = Duration.Parse(value) },
            "watch" => row with { WatchDuration = Duration.Parse(value) },
            "fixed" => row with { FixedEndDate = Instant.At(value) },
            "from" => row with { StatedStart = value, Window = new Window(TerritoryClock.StartOf(row.Territory, Day(value)), row.Window!.Value.End) },
            "to" => row with { StatedEnd = value, Window = new Window(row.Window!.Value.Start, TerritoryClock.EndOf(row.Territory, Day(value))) },
            "contract" => row with { Contract = value },
            "owner" => row with { ContentOwner = value },
            "id" => row with { Id = value },
            _ when word.Contains("..", StringComparison.Ordinal) => row with { Window = Span(word) },
            _ => throw new FormatException($"'{word}' says nothing about an avail."),
        };
    }

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    static Window Span(string text)
    {
        var ends = text.Split("..");
        return new Window(ends[0] == "open" ? null : Instant.At(ends[0]), ends[1] == "open" ? null : Instant.At(ends[1]));
    }
}
