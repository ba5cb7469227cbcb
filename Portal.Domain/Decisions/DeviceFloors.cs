using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// What a device has to be, per quality and DRM: the least security level and the least HDCP, as ranks. A tier and explicit levels are one
/// floor here, the higher of the two.
/// </summary>
public readonly record struct DeviceFloors
{
    const int Drms = 3;
    const int LevelBits = 4;
    const int HdcpBits = 5;

    // Ranks begin at -1, nothing asked; 0 is a quality that is not granted.
    readonly ulong levels;
    readonly ulong hdcps;

    DeviceFloors(ulong levels, ulong hdcps) => (this.levels, this.hdcps) = (levels, hdcps);

    /// <summary>Grants no quality.</summary>
    public static DeviceFloors None { get; }

    /// <summary>With a quality granted; a null floor asks nothing.</summary>
    public DeviceFloors With(Quality quality, QualityFloor? floor)
    {
        var (levels, hdcps) = (this.levels, this.hdcps);
        for (var drm = Drm.Widevine; drm <= Drm.FairPlay; drm++)
        {
            var tier = floor?.DeviceTier is { } id ? DeviceTiers.Find(id)?.Requirements.GetValueOrDefault(drm) : null;
            var level = Math.Max(RankOf(tier?.MinimumLevel), RankOf(floor?.SecurityLevel?.GetValueOrDefault(SecurityLevels.NameOf(drm))));
            levels = Put(levels, Place(quality, drm) * LevelBits, LevelBits, level + 2);
            hdcps = Put(hdcps, Place(quality, drm) * HdcpBits, HdcpBits, HdcpLevels.RankOf(tier?.MinimumHdcp));
        }
        return new DeviceFloors(levels, hdcps);
    }

    public bool Grants(Quality quality) => ((levels >> (Place(quality, Drm.Widevine) * LevelBits)) & Mask(LevelBits)) != 0;

    /// <summary>The least rank of a security level; below 0 = none is asked.</summary>
    public int LevelRank(Quality quality, Drm drm) => (int)((levels >> (Place(quality, drm) * LevelBits)) & Mask(LevelBits)) - 2;

    /// <summary>The least HDCP rank; 0 = none is asked.</summary>
    public int HdcpRank(Quality quality, Drm drm) => (int)((hdcps >> (Place(quality, drm) * HdcpBits)) & Mask(HdcpBits));

    static int RankOf(string? level) => level is null ? -1 : SecurityLevels.RankOf(level);

    static int Place(Quality quality, Drm drm) => ((int)quality * Drms) + (int)drm;

    static ulong Mask(int bits) => (1UL << bits) - 1;

    static ulong Put(ulong into, int at, int bits, int value) => (into & ~(Mask(bits) << at)) | ((ulong)value << at);
}
