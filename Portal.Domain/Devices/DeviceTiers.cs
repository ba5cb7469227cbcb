using System.Collections.Immutable;

namespace Portal.Domain.Devices;

/// <summary>What one DRM has to show for a tier. Null = nothing asked.</summary>
public sealed record TierRequirement(string? MinimumLevel, string? MinimumHdcp);

/// <summary>A named class of devices by what they can protect. A higher rank meets every lower one.</summary>
public sealed record DeviceTier(string Id, int Rank, ImmutableSortedDictionary<Drm, TierRequirement> Requirements);

/// <summary>The tiers there are. HD on hardware is our default and may be lowered.</summary>
public static class DeviceTiers
{
    public static DeviceTier Software { get; } = Tier("software", 1, new("L3", null), new("SL2000", null), new(null, null));

    public static DeviceTier Hardware { get; } = Tier("hardware", 2, new("L1", null), new("SL3000", null), new(null, null));

    public static DeviceTier HardwareUhd { get; } = Tier("hardware-uhd", 3, new("L1", "2.2"), new("SL3000", null), new(null, "2.2"));

    /// <summary>Lowest first.</summary>
    public static ImmutableArray<DeviceTier> All { get; } = [Software, Hardware, HardwareUhd];

    public static DeviceTier? Find(string id) => All.FirstOrDefault(tier => tier.Id == id);

    /// <summary>0 for a tier that does not exist: it is refused where it is stated.</summary>
    public static int RankOf(string id) => Find(id)?.Rank ?? 0;

    static DeviceTier Tier(string id, int rank, TierRequirement widevine, TierRequirement playReady, TierRequirement fairPlay) =>
        new(id, rank, ImmutableSortedDictionary<Drm, TierRequirement>.Empty
            .Add(Drm.Widevine, widevine).Add(Drm.PlayReady, playReady).Add(Drm.FairPlay, fairPlay));
}
