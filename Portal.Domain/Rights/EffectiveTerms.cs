using System.Collections.Immutable;
using Portal.Domain.Clocks;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>Who stated something: a scope, the avail row, or the portal's own starting terms.</summary>
/// <param name="Kind"><c>portal</c>, <c>owner</c>, <c>deal</c>, <c>title</c>, <c>avail</c> or <c>builtIn</c>.</param>
/// <param name="Id">The scope's id or the avail's ALID; <c>portal</c> for what is built in.</param>
public sealed record TermSource(string Kind, string Id)
{
    public static TermSource BuiltIn { get; } = new("builtIn", "portal");

    public static TermSource Of(Scope scope) => new(scope.KindName, scope.Id);

    /// <summary>As people read it: <c>deal Aurora 2026</c>.</summary>
    public override string ToString() => Kind switch
    {
        "builtIn" => "the portal's starting terms",
        "portal" => "the portal",
        "avail" => $"the avail {Id}",
        _ => $"{Kind} {Id}",
    };
}

/// <summary>A limit that took part: it changed the value, or would have let no more.</summary>
public sealed record AppliedLimit(TermSource Source, TermValue Value, string? Clause);

/// <summary>One term as it counts, with where it comes from.</summary>
/// <param name="Value">What counts.</param>
/// <param name="Stated">What the deepest scope asked for, before limits.</param>
/// <param name="SetBy">Who asked for it.</param>
/// <param name="LimitedBy">Who tightened it, widest first; empty when what was stated counts.</param>
public sealed record EffectiveTerm(TermValue Value, TermValue Stated, TermSource SetBy, ImmutableArray<AppliedLimit> LimitedBy);

/// <summary>All terms of one (title, territory, license type, avail), resolved.</summary>
public sealed class EffectiveTerms(ImmutableSortedDictionary<Term, EffectiveTerm> terms)
{
    public ImmutableSortedDictionary<Term, EffectiveTerm> ByTerm { get; } = terms;

    public bool OfflineAllowed => Flag(Term.OfflineAllowed);

    public Duration? StorageWindow => Length(Term.StorageWindow);

    public Duration? PlaybackWindow => Length(Term.PlaybackWindow);

    public Duration? CheckInInterval => Length(Term.CheckInInterval);

    public bool ClipToAvailEnd => Flag(Term.ClipToAvailEnd);

    public bool RenewOnCheckIn => Flag(Term.RenewOnCheckIn);

    public DateTimeOffset? HardEnd => (Value(Term.HardEnd) as TermValue.Moment)?.Value;

    public string OnLapse => Word(Term.OnLapse);

    public string AtExpiry => Word(Term.AtExpiry);

    public bool RootedDevicesBlocked => Word(Term.RootedDevices) == "blocked";

    /// <summary>Null = not restricted.</summary>
    public ImmutableSortedSet<string>? Platforms => (Value(Term.Platforms) as TermValue.Ids)?.Values;

    /// <summary>Null = not asked.</summary>
    public ImmutableSortedSet<string>? Plans => (Value(Term.Plans) as TermValue.Ids)?.Values;

    public Quality DefaultQuality => Enum.Parse<Quality>(Word(Term.DefaultQuality));

    /// <summary>Null = no count.</summary>
    public ImmutableArray<CountPer>? DownloadsPerTitle => (Value(Term.DownloadsPerTitle) as TermValue.Counts)?.Values;

    /// <summary>What a device has to be for a quality; null = not granted.</summary>
    public QualityFloor? FloorOf(Quality quality) =>
        Value(Term.Qualities) is TermValue.Floors floors && floors.ByQuality.TryGetValue(quality, out var floor) ? floor : null;

    /// <summary>The absolute end of a licence issued under an avail: FixedEndDate, else its end where clipped, and never later than the term.</summary>
    public DateTimeOffset? HardEndUnder(Avail avail) =>
        LicenceExpiry.HardEndOf(avail.FixedEndDate, avail.Window?.End, ClipToAvailEnd, HardEnd);

    /// <summary>The clocks of a licence issued under an avail, or where none decides.</summary>
    public LicenceClocks ClocksUnder(Avail? avail) =>
        new(StorageWindow, PlaybackWindow, avail is null ? HardEnd : HardEndUnder(avail), CheckInInterval, RenewOnCheckIn);

    /// <summary>Whether the absolute end of every licence under an avail has come by an instant: none issued then would be of use.</summary>
    public bool HaveRunOutUnder(Avail avail, DateTimeOffset instant) => HardEndUnder(avail) <= instant;

    TermValue Value(Term term) => ByTerm[term].Value;

    bool Flag(Term term) => ((TermValue.Flag)Value(term)).Value;

    string Word(Term term) => ((TermValue.Word)Value(term)).Value;

    Duration? Length(Term term) => (Value(term) as TermValue.Length)?.Value;
}
