using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>What a platform and a device have to be.</summary>
static class DeviceRules
{
    public static IEnumerable<Refusal> OfPlatform(DecisionRequest request)
    {
        if (!request.Platform.CanPersist)
        {
            yield return ReasonWords.PlatformCannotPersist(request.Platform.Name);
        }
    }

    public static IEnumerable<Refusal> OfLevel(Quality quality, QualityFloor floor, DecisionRequest request)
    {
        var tier = floor.DeviceTier is { } id ? DeviceTiers.Find(id) : null;
        var required = tier?.Requirements.GetValueOrDefault(request.Drm);
        var explicitLevel = floor.SecurityLevel?.GetValueOrDefault(SecurityLevels.NameOf(request.Drm));
        var level = Higher(required?.MinimumLevel, explicitLevel);
        var has = request.SecurityLevel is { } stated ? SecurityLevels.RankOf(stated) : SecurityLevels.RankOfUnstated(request.Drm);
        if (level is not null && has < SecurityLevels.RankOf(level))
        {
            yield return ReasonWords.SecurityLevelTooLow(quality, level, request.SecurityLevel ?? "no stated level");
        }
        if (required?.MinimumHdcp is { } hdcp && HdcpLevels.RankOf(request.Hdcp) < HdcpLevels.RankOf(hdcp))
        {
            yield return ReasonWords.HdcpTooLow(quality, hdcp, request.Hdcp ?? "none");
        }
    }

    static string? Higher(string? one, string? other) =>
        one is null || (other is not null && SecurityLevels.RankOf(other) > SecurityLevels.RankOf(one)) ? other : one;
}
