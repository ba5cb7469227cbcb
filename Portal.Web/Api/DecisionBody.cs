using System.Text.Json;

namespace Portal.Web.Api;

/// <summary>The question of <c>POST /api/v1/decisions</c> as it comes in; what its words mean is read by <see cref="DecisionReading"/>.</summary>
public sealed record DecisionBody
{
    public string? TitleId { get; init; }

    public string? Territory { get; init; }

    public string? Platform { get; init; }

    /// <summary>Absent = the platform's usual one.</summary>
    public string? Drm { get; init; }

    public string? SecurityLevel { get; init; }

    /// <summary>Absent = none.</summary>
    public string? Hdcp { get; init; }

    public bool? Rooted { get; init; }

    public string? Plan { get; init; }

    /// <summary>May be left out while avails of one type only are open.</summary>
    public string? LicenseType { get; init; }

    /// <summary>Absent = the default quality of the terms.</summary>
    public string? Quality { get; init; }

    /// <summary>Asks for the account's caps too; only with the scope <c>support</c> or <c>usage.write</c>.</summary>
    public string? AccountId { get; init; }

    public string? DeviceId { get; init; }

    /// <summary>Absent = not asked.</summary>
    public MembershipBody? Membership { get; init; }

    /// <summary>Absent or <c>"approved"</c> = what is approved and in effect; <c>{ "changeSetId" }</c> = that with a change set's statements; <c>{ "feed", "release" }</c> = what a release carries.</summary>
    public JsonElement? Basis { get; init; }

    /// <summary>Absent = now.</summary>
    public string? At { get; init; }

    /// <summary>Absent = at <see cref="At"/>; before it, the question is whether that copy still plays.</summary>
    public string? IssuedAt { get; init; }

    public string? FirstPlayedAt { get; init; }

    public string? LastCheckInAt { get; init; }
}

/// <summary>Whether the viewer's subscription runs: <c>active</c> or <c>lapsed</c>, and until when.</summary>
public sealed record MembershipBody
{
    public string? Status { get; init; }

    public string? Until { get; init; }
}
