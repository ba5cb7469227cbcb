using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Domain.Devices;

/// <summary>A DRM system. On the wire in lower case: <c>widevine</c>.</summary>
public enum Drm
{
    Widevine,
    PlayReady,
    FairPlay,
}

/// <summary>The security levels the DRM systems name, ordered. FairPlay names none: what it protects shows in HDCP alone.</summary>
public static class SecurityLevels
{
    static readonly FrozenDictionary<string, (Drm Drm, int Rank)> Known = new Dictionary<string, (Drm, int)>
    {
        ["L3"] = (Drm.Widevine, 1),
        ["L2"] = (Drm.Widevine, 2),
        ["L1"] = (Drm.Widevine, 3),
        ["SL150"] = (Drm.PlayReady, 0),
        ["SL2000"] = (Drm.PlayReady, 1),
        ["SL3000"] = (Drm.PlayReady, 3),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Of(Drm drm) => Known.Where(level => level.Value.Drm == drm).OrderBy(level => level.Value.Rank).Select(level => level.Key);

    public static bool Belongs(string level, Drm drm) => Known.TryGetValue(level, out var known) && known.Drm == drm;

    /// <summary>Higher protects more; comparable within one DRM. -1 for what is not a level.</summary>
    public static int RankOf(string level) => Known.TryGetValue(level, out var known) ? known.Rank : -1;

    /// <summary>The level of a DRM with that rank.</summary>
    public static string NameOf(Drm drm, int rank) => Known.First(level => level.Value == (drm, rank)).Key;

    /// <summary>What a device that states nothing is taken for: the least that is in production use.</summary>
    public static int RankOfUnstated(Drm drm) => drm == Drm.FairPlay ? 0 : 1;

    public static string NameOf(Drm drm) => drm.ToString().ToLowerInvariant();

    public static bool TryParseDrm(string name, out Drm drm)
    {
        (var known, drm) = name switch
        {
            "widevine" => (true, Drm.Widevine),
            "playready" => (true, Drm.PlayReady),
            "fairplay" => (true, Drm.FairPlay),
            _ => (false, default),
        };
        return known;
    }
}

/// <summary>How well a device's outputs are protected, ordered; a device without digital outputs meets every floor.</summary>
public static class HdcpLevels
{
    /// <summary>No rank is higher.</summary>
    public const int HighestRank = 31;

    static readonly FrozenDictionary<string, int> Ranks = new Dictionary<string, int>
    {
        ["none"] = 0,
        ["1.0"] = 10,
        ["1.1"] = 11,
        ["1.2"] = 12,
        ["1.3"] = 13,
        ["1.4"] = 14,
        ["2.0"] = 20,
        ["2.1"] = 21,
        ["2.2"] = 22,
        ["2.3"] = 23,
        ["noDigitalOutput"] = HighestRank,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ImmutableArray<string> All { get; } = [.. Ranks.OrderBy(rank => rank.Value).Select(rank => rank.Key)];

    public static bool IsKnown(string level) => Ranks.ContainsKey(level);

    public static string NameOf(int rank) => Ranks.First(level => level.Value == rank).Key;

    /// <summary>Absent is none.</summary>
    public static int RankOf(string? level) => level is not null && Ranks.TryGetValue(level, out var rank) ? rank : 0;
}
