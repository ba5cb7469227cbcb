using System.Collections.Immutable;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>How the viewer has the title. Others are imported as text and grant nothing until an operator maps them.</summary>
public enum LicenseType
{
    EST,
    VOD,
    SVOD,
    AVOD,
}

/// <summary>What a key and a security level are tied to. Ordered: a higher one is better.</summary>
public enum Quality
{
    SD,
    HD,
    UHD,
}

/// <summary>The avails' Download column. A blank cell stays "not stated", never yes.</summary>
public enum DownloadPermission
{
    NotStated,
    Yes,
    No,
}

/// <summary>What the studio granted: one row of avails, for one (ALID, territory, license type, format profile, window).</summary>
public sealed record Avail
{
    /// <summary>Made from <see cref="Key"/>: the same row of the same right has the same id in every delivery.</summary>
    public required string Id { get; init; }

    /// <summary>Opaque.</summary>
    public required string Alid { get; init; }

    public required string TitleId { get; init; }

    /// <summary>The row's DisplayName.</summary>
    public string? ContentOwner { get; init; }

    /// <summary>The row's ContractID: the deal.</summary>
    public string? Contract { get; init; }

    public required Territory Territory { get; init; }

    /// <summary>With <see cref="Territory.Worldwide"/>: where it does not hold.</summary>
    public ImmutableArray<Territory> ExcludedTerritories { get; init; } = [];

    /// <summary>As stated: <c>VOD</c>, <c>POEST</c>, <c>Library</c> …</summary>
    public required string StatedLicenseType { get; init; }

    /// <summary>What it grants; null for a stated type that grants nothing.</summary>
    public LicenseType? LicenseType { get; init; }

    /// <summary>As stated: <c>SD</c>, <c>HD</c>, <c>UHD</c>, <c>3D</c> …; empty where the title's kind needs none.</summary>
    public required string FormatProfile { get; init; }

    /// <summary>The quality of <see cref="FormatProfile"/>; null for formats that are imported and not granted.</summary>
    public Quality? Quality { get; init; }

    /// <summary>When it may be issued; null while a condition (ESTStart, Theatrical …) has no date, and then it grants nothing.</summary>
    public Window? Window { get; init; }

    /// <summary>The Start cell as stated, for people and for an export.</summary>
    public required string StatedStart { get; init; }

    /// <summary>The End cell as stated.</summary>
    public required string StatedEnd { get; init; }

    public DownloadPermission Download { get; init; }

    /// <summary>Limits the storage window.</summary>
    public Duration? RentalDuration { get; init; }

    /// <summary>Limits the playback window.</summary>
    public Duration? WatchDuration { get; init; }

    /// <summary>The hard end of a licence; may lie after the window's end.</summary>
    public DateTimeOffset? FixedEndDate { get; init; }

    /// <summary>What makes it this right and no other.</summary>
    public string Key => string.Join('\u001f', Alid, Territory.Code, StatedLicenseType.ToUpperInvariant(), FormatProfile.ToUpperInvariant(), StatedStart);

    /// <summary>Whether both say the same, excluded territories in order included.</summary>
    public bool IsSameAs(Avail other) =>
        ExcludedTerritories.SequenceEqual(other.ExcludedTerritories) && this with { ExcludedTerritories = other.ExcludedTerritories } == other;

    public bool Covers(Territory territory) =>
        Territory == territory || (Territory.IsWorldwide && !ExcludedTerritories.Contains(territory));

    /// <summary>
    /// The row as it counts in a territory it covers: a worldwide row's days begin and end by that territory's clock. Instants, and days
    /// that something else moved (a pre-order's lift), stay as they are.
    /// </summary>
    public Avail In(Territory territory)
    {
        if (!Territory.IsWorldwide || territory.IsWorldwide || Window is not { } widest)
        {
            return this;
        }
        var own = new Window(
            DayOf(StatedStart) is { } first && widest.Start == TerritoryClock.StartOf(Territory.Worldwide, first)
                ? TerritoryClock.StartOf(territory, first)
                : widest.Start,
            DayOf(StatedEnd) is { } last && widest.End == TerritoryClock.EndOf(Territory.Worldwide, last)
                ? TerritoryClock.EndOf(territory, last)
                : widest.End);
        return own == widest ? this : this with { Window = own };
    }

    static NodaTime.LocalDate? DayOf(string stated) => LocalDatePattern.Iso.Parse(stated) is { Success: true } day ? day.Value : null;

    /// <summary>
    /// Whether this row lets a quality be requested: for SVOD and AVOD the highest is listed and lower ones are implied,
    /// for EST and VOD every format has its own row.
    /// </summary>
    public bool Offers(Quality quality) =>
        Quality is { } listed
        && (listed == quality || (quality < listed && LicenseType is Rights.LicenseType.SVOD or Rights.LicenseType.AVOD));
}
