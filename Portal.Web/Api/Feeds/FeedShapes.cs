using System.Text.Json;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Time;

namespace Portal.Web.Api.Feeds;

/// <summary>A feed on the wire.</summary>
public sealed record FeedShape(string Name, string Mode, int WithdrawalLimitPercent)
{
    public static FeedShape Of(Feed feed) => new(feed.Name, Names.Wire(feed.Mode), feed.WithdrawalLimitPercent);
}

/// <summary>A license server as it is put on record.</summary>
/// <param name="Name">The address has it; where the body has it too, it is the same.</param>
public sealed record LicenseServerRequest(string? Name, string? Method, string? Address, string? PushToken);

/// <summary>A license server on the wire; a push token is taken and never given.</summary>
public sealed record LicenseServerShape(string Name, string Method, string? Address, string? PushToken)
{
    public static LicenseServerShape Of(LicenseServer server) => new(server.Name, Names.Wire(server.Method), server.Address, null);
}

/// <summary>What asking for a release answers.</summary>
public sealed record ReleaseAccepted(long Release, string State);

/// <summary>One server's state for one release.</summary>
public sealed record ServerShape(string Name, string State, long Release, int Attempts, string? Reason, string At, string? NextAttemptAt)
{
    public static ServerShape Of(DeliveryStatus delivery) => new(
        delivery.Server,
        Names.Wire(delivery.State),
        delivery.Release,
        delivery.Attempts,
        delivery.Reason,
        InstantText.Format(delivery.At),
        delivery.NextAttemptAt is { } next ? InstantText.Format(next) : null);
}

/// <summary>A release on the wire.</summary>
public sealed record ReleaseShape(
    long Release,
    string State,
    string RequestedBy,
    string RequestedAt,
    string? PublishedAt,
    string? ValidUntil,
    string? ContentDigest,
    int? Titles,
    int? Policies,
    int? Changed,
    int? Withdrawn,
    string? Problem,
    IReadOnlyList<ServerShape> Servers)
{
    public static ReleaseShape Of(Release release, IEnumerable<DeliveryStatus> deliveries) => new(
        release.Number,
        Names.Wire(release.State),
        release.RequestedBy,
        InstantText.Format(release.RequestedAt),
        release.PublishedAt is { } published ? InstantText.Format(published) : null,
        release.ValidUntil is { } validUntil ? InstantText.Format(validUntil) : null,
        release.ContentDigest,
        release.Titles,
        release.Policies,
        release.Changed,
        release.Withdrawn,
        release.Problem,
        [.. deliveries.Select(ServerShape.Of)]);
}

/// <summary>What a license server says of a release.</summary>
public sealed record AcknowledgementRequest(string? Server, long? Release, string? State, string? Reason);

/// <summary>Enum names on the wire: camelCase.</summary>
static class Names
{
    public static string Wire<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
