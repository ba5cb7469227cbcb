using Portal.Domain.Clocks;
using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>Ids that are admitted, a bit for each; or all of them, where nothing is asked.</summary>
public readonly record struct IdSet(bool IsAsked, ulong Bits)
{
    public static IdSet All { get; }

    public bool Admits(ulong bit) => !IsAsked || (Bits & bit) != 0;

    public static IdSet Of(IEnumerable<string>? ids, Func<string, ulong> bitOf) =>
        ids is null ? All : new IdSet(true, ids.Aggregate(0UL, (bits, id) => bits | bitOf(id)));
}

/// <summary>
/// The terms that a decision looks at, resolved: no scopes, no words, no provenance. Two that say the same are equal, and
/// <see cref="TermsPool"/> keeps each once. The same rights with their explanation are <see cref="EffectiveTerms"/>.
/// </summary>
public sealed record GrantedTerms
{
    public required bool OfflineAllowed { get; init; }

    /// <summary>The lengths; the hard end here is the term's own.</summary>
    public required LicenceClocks Clocks { get; init; }

    public required bool ClipToAvailEnd { get; init; }

    public required Lapse OnLapse { get; init; }

    public required bool RootedDevicesBlocked { get; init; }

    public required IdSet Platforms { get; init; }

    public required IdSet Plans { get; init; }

    public required DeviceFloors Floors { get; init; }

    public required Quality DefaultQuality { get; init; }

    public static GrantedTerms Of(EffectiveTerms terms)
    {
        var floors = DeviceFloors.None;
        for (var quality = Quality.SD; quality <= Quality.UHD; quality++)
        {
            floors = terms.FloorOf(quality) is { } floor ? floors.With(quality, floor) : floors;
        }
        return new GrantedTerms
        {
            OfflineAllowed = terms.OfflineAllowed,
            Clocks = new LicenceClocks(terms.StorageWindow, terms.PlaybackWindow, terms.HardEnd, terms.CheckInInterval, terms.RenewOnCheckIn),
            ClipToAvailEnd = terms.ClipToAvailEnd,
            OnLapse = Lapse.Parse(terms.OnLapse),
            RootedDevicesBlocked = terms.RootedDevicesBlocked,
            Platforms = IdSet.Of(terms.Platforms, Devices.Platforms.BitOf),
            Plans = IdSet.Of(terms.Plans, Devices.Plans.BitOf),
            Floors = floors,
            DefaultQuality = terms.DefaultQuality,
        };
    }

    /// <summary>Of what a row offers, what somebody can download on something: the best device, plan and platform there are.</summary>
    public QualitySet Downloadable(QualitySet offered)
    {
        var downloadable = QualitySet.None;
        if (OfflineAllowed && (!Plans.IsAsked || Plans.Bits != 0) && (!Platforms.IsAsked || (Platforms.Bits & PersistingPlatforms) != 0))
        {
            for (var quality = Quality.SD; quality <= Quality.UHD; quality++)
            {
                downloadable = offered.Contains(quality) && Floors.Grants(quality) ? downloadable.With(quality) : downloadable;
            }
        }
        return downloadable;
    }

    static readonly ulong PersistingPlatforms =
        Devices.Platforms.All.Where(platform => platform.CanPersist).Aggregate(0UL, (bits, platform) => bits | Devices.Platforms.BitOf(platform.Id));
}
