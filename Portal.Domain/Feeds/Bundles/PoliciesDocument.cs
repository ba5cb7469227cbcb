using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>policies.json (or the sum of its parts), schema 1. Policies and grant sets are keyed by <see cref="ContentId"/>.</summary>
public sealed record PoliciesDocument(
    int Schema,
    ImmutableDictionary<string, PolicyDocument> Policies,
    ImmutableDictionary<string, ImmutableArray<GrantDocument>> GrantSets,
    ImmutableDictionary<string, TierDocument> Tiers,
    ImmutableDictionary<string, PlanDocument> Plans);

/// <summary>One distinct compiled policy: the neutral terms, and per vendor format the compiled document with its fidelity.</summary>
public sealed record PolicyDocument(PolicyTerms Terms, ImmutableDictionary<string, JsonNode> Formats);

/// <summary>Durations only, ISO 8601 in days and time (<c>P30D</c>, <c>PT48H</c>); null is none.</summary>
/// <param name="Quality">SD, HD or UHD.</param>
/// <param name="DeviceTier">A name in <c>tiers</c>; null where <paramref name="SecurityLevel"/> says it.</param>
/// <param name="SecurityLevel">DRM to lowest level, for example <c>widevine</c>: <c>L1</c>.</param>
/// <param name="OnLapse"><c>atNextCheckIn</c>, <c>keep</c>, <c>grace P7D</c> or <c>atNextCheckIn, grace P7D</c>: whichever comes first.</param>
/// <param name="AtExpiry"><c>finish</c> or <c>cut</c>.</param>
public sealed record PolicyTerms(
    string Quality,
    string? DeviceTier,
    ImmutableDictionary<string, string>? SecurityLevel,
    string? StorageWindow,
    string? PlaybackWindow,
    string? CheckInInterval,
    bool RenewOnCheckIn,
    string OnLapse,
    string AtExpiry);

/// <summary>One way to have the title. A grant set is a list of these, alternatives in the publisher's order.</summary>
/// <param name="LicenseType">EST, VOD, SVOD or AVOD.</param>
/// <param name="Territories">ISO 3166-1 alpha-2; <c>ZZ</c> alone is worldwide.</param>
/// <param name="ExceptTerritories">Taken away from <paramref name="Territories"/>.</param>
/// <param name="HardEnd">The licence's absolute end: nothing starts to play from it on.</param>
/// <param name="Qualities">Quality to policy id.</param>
public sealed record GrantDocument(
    string LicenseType,
    ImmutableArray<string> Territories,
    ImmutableArray<string> ExceptTerritories,
    GrantWindow Window,
    DateTimeOffset? HardEnd,
    ImmutableDictionary<string, string> Qualities,
    GrantPreconditions Preconditions);

/// <summary>When licences may be issued: half-open in UTC; null is open.</summary>
public sealed record GrantWindow(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>What no DRM licence can hold and the server asks at issue. Null plans are not asked.</summary>
/// <param name="RootedDevices"><c>blocked</c> or <c>allowed</c>.</param>
/// <param name="DownloadsPerTitle">All of them apply, shortest period first; null where none does, never empty.</param>
public sealed record GrantPreconditions(
    ImmutableArray<string> Platforms,
    ImmutableArray<string>? Plans,
    string RootedDevices,
    ImmutableArray<DownloadsPerTitle>? DownloadsPerTitle);

/// <summary>At most <paramref name="Count"/> downloads of a title by an account in any span of <paramref name="Per"/>.</summary>
public sealed record DownloadsPerTitle(int Count, string Per);

/// <summary>A device tier; a higher rank meets a lower one. What else a tier says is in <see cref="Detail"/>.</summary>
public sealed record TierDocument(int Rank)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Detail { get; init; }
}

/// <summary>A plan's concurrent caps; null is uncapped. What else a plan says is in <see cref="Detail"/>.</summary>
public sealed record PlanDocument(int? Devices, int? DownloadsPerDevice)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Detail { get; init; }
}
