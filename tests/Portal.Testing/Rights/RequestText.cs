using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Testing.Rights;

/// <summary>
/// Decision requests in a line, naming only what differs from the usual one: a viewer on the standard plan in the US with an Android phone
/// (Widevine L1, no HDCP) who asks for HD by VOD at noon of 2026-06-01. <c>type=none</c> and the like leave a member out.
/// </summary>
public static class RequestText
{
    public static DecisionRequest Usual { get; } = new()
    {
        Territory = Territory.Parse("US"),
        Platform = Platforms.Find("android")!,
        Drm = Drm.Widevine,
        SecurityLevel = "L1",
        Plan = "standard",
        LicenseType = LicenseType.VOD,
        Quality = Quality.HD,
        At = Instant.At("2026-06-01T12:00"),
    };

    public static DecisionRequest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Usual, With);
    }

    static DecisionRequest With(DecisionRequest request, string word)
    {
        var parts = word.Split('=', 2);
        var value = parts is [_, var stated] && stated != "none" ? stated : null;
        return parts[0] switch
        {
            "territory" => request with { Territory = Territory.Parse(value!) },
            "platform" => OnPlatform(request, Platforms.Find(value!)!),
            "drm" => request with { Drm = DrmOf(value!), SecurityLevel = null },
            "level" => request with { SecurityLevel = value },
            "hdcp" => request with { Hdcp = value },
            "rooted" => request with { Rooted = true },
            "plan" => request with { Plan = value },
            "type" => request with { LicenseType = value is null ? null : Enum.Parse<LicenseType>(value) },
            "quality" => request with { Quality = value is null ? null : Enum.Parse<Quality>(value) },
            "membership" => request with { Membership = MembershipOf(value!) },
            "at" => request with { At = Instant.At(value!) },
            "issued" => request with { IssuedAt = Instant.At(value!) },
            "played" => request with { FirstPlayedAt = Instant.At(value!) },
            "checkedIn" => request with { LastCheckInAt = Instant.At(value!) },
            _ => throw new FormatException($"'{word}' says nothing about a request."),
        };
    }

    static DecisionRequest OnPlatform(DecisionRequest request, Platform platform) =>
        request with { Platform = platform, Drm = platform.Drms[0], SecurityLevel = SecurityLevels.Of(platform.Drms[0]).LastOrDefault() };

    static Drm DrmOf(string name) => SecurityLevels.TryParseDrm(name, out var drm) ? drm : throw new FormatException($"'{name}' is not a DRM.");

    // lapsed, lapsed@2026-05-01, active@2026-07-01
    static Membership MembershipOf(string text)
    {
        var parts = text.Split('@');
        return new Membership(parts[0] == "lapsed", parts is [_, var until] ? Instant.At(until) : null);
    }
}
