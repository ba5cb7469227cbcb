using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>What a platform and a device have to be.</summary>
static class DeviceRules
{
    /// <summary>What the platform and the device lack for a quality that is granted; for one that is not, what they lack for any.</summary>
    public static ReasonSet Lacking(GrantedTerms terms, Quality quality, in LookedUpRequest request) => ReasonSet.None
        .With(Reason.PlatformCannotPersist, !request.CanPersist)
        .With(Reason.PlatformNotGranted, !terms.Platforms.Admits(request.Platform))
        .With(Reason.SecurityLevelTooLow, request.LevelRank < terms.Floors.LevelRank(quality, request.Drm))
        .With(Reason.HdcpTooLow, request.HdcpRank < terms.Floors.HdcpRank(quality, request.Drm))
        .With(Reason.RootedDevice, request.Rooted && terms.RootedDevicesBlocked);
}
