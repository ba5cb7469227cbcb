using System.Collections.Frozen;
using System.Text.Json;

namespace Portal.Domain.Rights;

/// <summary>The settings that offline terms are made of, in the order people read them. What each holds is in <see cref="TermRules"/>.</summary>
public enum Term
{
    OfflineAllowed,
    DownloadNotStated,
    StorageWindow,
    PlaybackWindow,
    ClipToAvailEnd,
    HardEnd,
    CheckInInterval,
    RenewOnCheckIn,
    OnLapse,
    AtExpiry,
    RootedDevices,
    Platforms,
    Plans,
    Qualities,
    DefaultQuality,
    DownloadsPerTitle,
}

/// <summary>How terms are spelled on the wire (<c>storageWindow</c>) and to people (<c>storage window</c>).</summary>
public static class TermNames
{
    static readonly FrozenDictionary<Term, string> Wire =
        Enum.GetValues<Term>().ToFrozenDictionary(term => term, term => JsonNamingPolicy.CamelCase.ConvertName(term.ToString()));

    static readonly FrozenDictionary<string, Term> ByWire =
        Wire.ToFrozenDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

    public static string WireName(this Term term) => Wire[term];

    public static bool TryParse(string name, out Term term) => ByWire.TryGetValue(name, out term);

    /// <summary>As a rights manager says it.</summary>
    public static string Words(this Term term) => term switch
    {
        Term.OfflineAllowed => "Offline",
        Term.DownloadNotStated => "When Download is not stated",
        Term.StorageWindow => "Storage window",
        Term.PlaybackWindow => "Playback window",
        Term.ClipToAvailEnd => "Ends with the avail",
        Term.HardEnd => "Hard end",
        Term.CheckInInterval => "Check-in interval",
        Term.RenewOnCheckIn => "Check-in renews",
        Term.OnLapse => "When membership lapses",
        Term.AtExpiry => "At expiry",
        Term.RootedDevices => "Rooted devices",
        Term.Platforms => "Platforms",
        Term.Plans => "Plans",
        Term.Qualities => "Qualities",
        Term.DefaultQuality => "Default quality",
        Term.DownloadsPerTitle => "Downloads per title",
    };
}
