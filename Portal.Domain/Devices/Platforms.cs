using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Domain.Devices;

/// <summary>Where viewers play, with what its DRM can keep.</summary>
/// <param name="Drms">The DRM systems it speaks, its usual one first.</param>
/// <param name="CanPersist">Whether it keeps a persistent licence dependably.</param>
public sealed record Platform(string Id, string Name, ImmutableArray<Drm> Drms, bool CanPersist)
{
    /// <summary>Plays in a page, without an app of ours.</summary>
    public bool IsBrowser => Id is "chrome" or "edge" or "firefox" or "safari";

    public bool Speaks(Drm drm) => Drms.Contains(drm);
}

/// <summary>The platforms known. ChromeOS is unverified and so does not persist; desktop browsers keep no Widevine licences any more.</summary>
public static class Platforms
{
    public static ImmutableArray<Platform> All { get; } =
    [
        new("ios", "iOS", [Drm.FairPlay], true),
        new("android", "Android", [Drm.Widevine], true),
        new("fireos", "Fire OS", [Drm.Widevine, Drm.PlayReady], true),
        new("windows", "Windows app", [Drm.PlayReady, Drm.Widevine], true),
        new("chrome", "Chrome", [Drm.Widevine], false),
        new("edge", "Edge", [Drm.PlayReady, Drm.Widevine], false),
        new("firefox", "Firefox", [Drm.Widevine], false),
        new("safari", "Safari", [Drm.FairPlay], false),
        new("macos", "macOS app", [Drm.FairPlay, Drm.Widevine], false),
        new("tvos", "tvOS", [Drm.FairPlay], false),
        new("androidtv", "Android TV", [Drm.Widevine, Drm.PlayReady], false),
        new("roku", "Roku", [Drm.Widevine, Drm.PlayReady], false),
        new("webos", "webOS", [Drm.Widevine, Drm.PlayReady], false),
        new("tizen", "Tizen", [Drm.Widevine, Drm.PlayReady], false),
        new("chromeos", "ChromeOS", [Drm.Widevine], false),
    ];

    static readonly FrozenDictionary<string, ulong> Bits = IdBits.Of(All.Select(platform => platform.Id));

    public static Platform? Find(string id) => All.FirstOrDefault(platform => platform.Id == id);

    /// <summary>The platform's place in a set of platforms; 0 for one that is not known.</summary>
    public static ulong BitOf(string id) => Bits.GetValueOrDefault(id);
}
