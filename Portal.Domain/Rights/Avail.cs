using System.Collections.Immutable;
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

    /// <summary>
    /// When it may be issued; null while a condition (ESTStart, Theatrical …) has no date, and then it grants nothing. A row as it is
    /// delivered and stored knows its own dates alone; <see cref="TitleEvents.Resolve"/> fills in what events give it. Of a worldwide row
    /// this is the widest window anywhere: ask <see cref="In"/>.
    /// </summary>
    public Window? Window { get; init; }

    /// <summary>The Start cell as stated, for people and for an export.</summary>
    public required string StatedStart { get; init; }

    /// <summary>How long after the event of Start it opens; null where Start is a date.</summary>
    public Lag? StartLag { get; init; }

    /// <summary>The End cell as stated.</summary>
    public required string StatedEnd { get; init; }

    /// <summary>How long after the event of End it closes; null where End is a date.</summary>
    public Lag? EndLag { get; init; }

    /// <summary>The longest the window may be, from where it opens.</summary>
    public Duration? WindowDuration { get; init; }

    /// <summary>When a pre-order's suppression lifts, as stated: a day or an instant.</summary>
    public string? StatedSuppressionLiftDate { get; init; }

    public DownloadPermission Download { get; init; }

    /// <summary>Limits the storage window.</summary>
    public Duration? RentalDuration { get; init; }

    /// <summary>Limits the playback window.</summary>
    public Duration? WatchDuration { get; init; }

    /// <summary>The hard end of a licence; may lie after the window's end.</summary>
    public DateTimeOffset? FixedEndDate { get; init; }

    /// <summary>The FixedEndDate cell as stated: a day or an instant.</summary>
    public string? StatedFixedEndDate { get; init; }

    /// <summary>What its conditions were resolved with; null for a row that waits for nothing, or that nobody resolved. No part of what it says.</summary>
    public TitleEvents? Events { get; init; }

    /// <summary>Whether it is a pre-order: EST from the day its suppression lifts.</summary>
    public bool IsPreOrder => StatedLicenseType.Equals("POEST", StringComparison.OrdinalIgnoreCase);

    /// <summary>What makes it this right and no other.</summary>
    public string Key => string.Join(
        '\u001f', Alid, Territory.Code, StatedLicenseType.ToUpperInvariant(), FormatProfile.ToUpperInvariant(), StartLag is { } lag ? $"{StatedStart} {lag}" : StatedStart);

    /// <summary>Whether both say the same, excluded territories in order included. What events made of a row is not what it says.</summary>
    public bool IsSameAs(Avail other) =>
        ExcludedTerritories.SequenceEqual(other.ExcludedTerritories)
        && this with
        {
            ExcludedTerritories = other.ExcludedTerritories,
            Events = other.Events,
            Window = (Events ?? other.Events) is null ? Window : other.Window,
        }
        == other;

    public bool Covers(Territory territory) =>
        Territory == territory || (Territory.IsWorldwide && !ExcludedTerritories.Contains(territory));

    /// <summary>
    /// The row as it counts in a territory it covers: a worldwide row's days begin and end by that territory's clock, and its events happen
    /// when they do there. Instants stay as they are, and so does what the stated texts do not account for.
    /// </summary>
    public Avail In(Territory territory)
    {
        if (!Territory.IsWorldwide || territory.IsWorldwide)
        {
            return this;
        }
        var own = Events is not null || (Window is { } widest && AvailWindow.Widest(this, events: null, named: []) == widest)
            ? AvailWindow.Of(this, territory, Events)
            : Window;
        var fixedEnd = StatedFixedEndDate is { } text && StatedDate.TryParse(text, out var stated) && FixedEndDate == stated.EndIn(Territory)
            ? stated.EndIn(territory)
            : FixedEndDate;
        return own == Window && fixedEnd == FixedEndDate ? this : this with { Window = own, FixedEndDate = fixedEnd };
    }

    /// <summary>The events without a date that keep it from having a window in a territory; none where it has one, or waits for a delivery (<c>TBD</c>).</summary>
    public IReadOnlyList<AvailEvent> WaitingFor(Territory territory) => [.. AvailWindow.WaitingFor(this, territory, Events)];

    /// <summary>
    /// Whether this row lets a quality be requested: for SVOD and AVOD the highest is listed and lower ones are implied,
    /// for EST and VOD every format has its own row.
    /// </summary>
    public bool Offers(Quality quality) =>
        Quality is { } listed
        && (listed == quality || (quality < listed && LicenseType is Rights.LicenseType.SVOD or Rights.LicenseType.AVOD));
}
