using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Data.Feeds;

sealed class FeedRow
{
    public required string Name { get; init; }

    public required string Mode { get; init; }

    public required int WithdrawalLimitPercent { get; init; }

    public Feed ToFeed() => new(Name, Enum.Parse<PublishMode>(Mode), WithdrawalLimitPercent);
}

sealed class LicenseServerRow
{
    public required string Name { get; init; }

    public required string Feed { get; init; }

    public required string Method { get; init; }

    public string? Address { get; init; }

    public string? PushToken { get; init; }

    public LicenseServer ToServer() => new(Name, Feed, Enum.Parse<DeliveryMethod>(Method), Address, PushToken is not null);
}

sealed class ReleaseRow
{
    public required string Feed { get; init; }

    public required long Number { get; init; }

    public required string State { get; init; }

    public required string Cause { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public long? RightsRevision { get; init; }

    public string? ContentDigest { get; init; }

    public int? Titles { get; init; }

    public int? Policies { get; init; }

    public int? Withdrawn { get; init; }

    public int? Changed { get; init; }

    public bool Confirmed { get; init; }

    public string? Problem { get; init; }

    public long Fence { get; init; }

    public Release ToRelease() => new(
        Feed, Number, Enum.Parse<ReleaseState>(State), Enum.Parse<ReleaseCause>(Cause), RequestedBy, RequestedAt, PublishedAt, ValidUntil,
        RightsRevision, ContentDigest, Titles, Policies, Withdrawn, Changed, Confirmed, Problem);
}

sealed class MetadataRow
{
    public required string Role { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required byte[] Bytes { get; init; }

    public StoredMetadata ToMetadata() => new(Enum.Parse<TufRole>(Role), Version, Expires, Bytes);
}

sealed class DeliveryRow
{
    public required string Feed { get; init; }

    public required string Server { get; init; }

    public required long Release { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Fence { get; init; }

    public DeliveryStatus ToStatus() => new(Feed, Server, Release, Enum.Parse<DeliveryState>(State), Attempts, NextAttemptAt, Reason, At);
}
