using System.Text.Json.Serialization;

namespace Portal.Domain.Decisions;

/// <summary>Why a download or a playback is refused: a closed set, each with a sentence for people in <see cref="ReasonWords"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Reason>))]
public enum Reason
{
    UnknownTitle,
    NotInWindow,
    LicenseTypeNeeded,
    OfflineForbidden,
    QualityNotGranted,
    PlatformCannotPersist,
    PlatformNotGranted,
    SecurityLevelTooLow,
    HdcpTooLow,
    RootedDevice,
    PlanNotEntitled,
    MembershipLapsed,
    DeviceCapReached,
    DeviceDownloadsReached,
    AccountDownloadsReached,
    MonthlyAllowanceReached,
    TitleDownloadsReached,
    LicenceExpired,
    CheckInOverdue,
}

/// <summary>One reason, with what it is about where the code alone does not say.</summary>
public sealed record Refusal(Reason Code, string Message, string? Detail = null);
