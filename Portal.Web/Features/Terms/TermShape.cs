using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>How a term is entered.</summary>
public enum TermShape
{
    Choice,
    Length,
    Moment,
    Platforms,
    Plans,
    Floors,
    Counts,
}

/// <summary>One way to answer a term.</summary>
/// <param name="Key"><see cref="TermOptions.Inherit"/>, <see cref="TermOptions.Set"/>, <see cref="TermOptions.None"/>, or the word that is stated.</param>
public sealed record TermOption(string Key, string Label);

/// <summary>How each term is asked for: in what shape, with which answers, in which part of the form.</summary>
public static class TermOptions
{
    /// <summary>Nothing is stated here.</summary>
    public const string Inherit = "inherit";

    /// <summary>A value is stated, and entered beside.</summary>
    public const string Set = "set";

    /// <summary>Explicitly none.</summary>
    public const string None = "none";

    /// <summary>The word of onLapse that takes a duration.</summary>
    public const string Grace = "grace";

    static readonly TermOption Inherits = new(Inherit, "Inherit");

    /// <summary>The form's parts, in order.</summary>
    public static ImmutableArray<(string Title, ImmutableArray<Term> Terms)> Parts { get; } =
    [
        ("Downloads", [Term.OfflineAllowed, Term.DownloadNotStated, Term.DownloadsPerTitle]),
        ("Clocks", [Term.StorageWindow, Term.PlaybackWindow, Term.ClipToAvailEnd, Term.HardEnd, Term.AtExpiry]),
        ("Qualities and devices", [Term.Qualities, Term.DefaultQuality, Term.Platforms, Term.RootedDevices]),
        ("Viewers", [Term.Plans, Term.OnLapse, Term.CheckInInterval, Term.RenewOnCheckIn]),
    ];

    public static TermShape ShapeOf(Term term) => term switch
    {
        Term.StorageWindow or Term.PlaybackWindow or Term.CheckInInterval => TermShape.Length,
        Term.HardEnd => TermShape.Moment,
        Term.Platforms => TermShape.Platforms,
        Term.Plans => TermShape.Plans,
        Term.Qualities => TermShape.Floors,
        Term.DownloadsPerTitle => TermShape.Counts,
        _ => TermShape.Choice,
    };

    /// <summary>The answers a term takes, inheriting first. Qualities are answered one by one: <see cref="TermInput.Floors"/>.</summary>
    public static ImmutableArray<TermOption> Of(Term term) => [Inherits, .. StatedOf(term)];

    /// <summary>The answers a limit takes; one of them says that there is no limit.</summary>
    public static ImmutableArray<TermOption> OfLimit(Term term) =>
        [new(Inherit, "No limit"), .. StatedOf(term).Where(option => option.Key != None && !IsNoLimit(term, option.Key))];

    static IEnumerable<TermOption> StatedOf(Term term) => term switch
    {
        Term.OfflineAllowed => [new("yes", "Allowed"), new("no", "Forbidden")],
        Term.ClipToAvailEnd or Term.RenewOnCheckIn => [new("yes", "Yes"), new("no", "No")],
        Term.DownloadNotStated => [new("forbidden", "Forbidden"), new("allowed", "Allowed")],
        Term.RootedDevices => [new("blocked", "Blocked"), new("allowed", "Allowed")],
        Term.AtExpiry => [new("finish", "Finish what plays"), new("cut", "Cut")],
        Term.OnLapse => [new("atNextCheckIn", "End at next check-in"), new(Grace, "Grace of"), new("keep", "Keep")],
        Term.DefaultQuality => [new("SD", "SD"), new("HD", "HD"), new("UHD", "UHD")],
        Term.Platforms or Term.Plans => [new(Set, "Only these"), new(None, "All")],
        Term.DownloadsPerTitle => [new(Set, "At most"), new(None, "No count")],
        Term.Qualities => [new(Set, "Set")],
        _ => [new(Set, "Set"), new(None, "None")],
    };

    // The laxest answer as a limit would say nothing.
    static bool IsNoLimit(Term term, string key) => (term, key) switch
    {
        (Term.OfflineAllowed or Term.RenewOnCheckIn, "yes") => true,
        (Term.ClipToAvailEnd, "no") => true,
        (Term.DownloadNotStated or Term.RootedDevices, "allowed") => true,
        (Term.AtExpiry, "finish") => true,
        (Term.OnLapse, "keep") => true,
        (Term.DefaultQuality, "UHD") => true,
        _ => false,
    };
}
