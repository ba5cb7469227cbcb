using System.Globalization;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;

namespace LicenseServer.Feeds;

/// <summary>What a server says of itself: <c>GET /policy-bundles/{feed}/status</c>.</summary>
/// <param name="Release">The release it issues from; null when there is none.</param>
/// <param name="State"><c>none</c>, <c>applied</c>, <c>rejected</c> (the last one offered; the release before still serves), <c>stale</c>
/// (metadata expired) or <c>expired</c> (past validUntil: nothing is issued).</param>
/// <param name="At">When the release was applied or the last one was rejected.</param>
public sealed record FeedStatus(long? Release, string State, string? Reason, DateTimeOffset? At, DateTimeOffset? MetadataExpires)
{
    public static FeedStatus Of(TrustedState state, BundleContent? live, string? fault, DateTimeOffset now)
    {
        var attempt = state.LastAttempt;
        var refused = attempt is { Applied: false } ? Refusal(attempt) : fault;
        var expires = state.Timestamp?.Expires;
        var at = attempt?.At ?? state.Live?.At;
        return live is null ? new FeedStatus(null, refused is null ? "none" : "rejected", refused, at, expires)
            : now >= live.Release.ValidUntil ? Says("expired", $"the release was valid until {Instant(live.Release.ValidUntil)}")
            : expires <= now ? Says("stale", $"metadata expired {Age(now - expires.Value)} ago, at {Instant(expires.Value)}" + (refused is null ? "" : $"; {refused}"))
            : refused is not null ? Says("rejected", refused)
            : Says("applied", null);

        FeedStatus Says(string name, string? reason) => new(live.Release.Release, name, reason, at, expires);
    }

    static string Refusal(Attempt attempt) =>
        attempt.Release is { } release ? $"release {release}: {attempt.Reason}" : attempt.Reason ?? "refused";

    static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Age(TimeSpan age) =>
        age.TotalDays >= 2 ? $"{(int)age.TotalDays} days" : age.TotalHours >= 1 ? $"{(int)age.TotalHours} h" : $"{(int)age.TotalMinutes} min";
}

/// <summary>How an update ended. Refusal is null when it was applied or there was nothing new.</summary>
public sealed record UpdateOutcome(long? Release, bool Changed, Refusal? Refusal, string? Reason)
{
    /// <summary><c>applied</c>, <c>rejected</c>, or <c>failed</c> where nothing could be learned about the release.</summary>
    public string State => Refusal switch
    {
        null => "applied",
        Verification.Refusal.Unavailable => "failed",
        _ => "rejected",
    };
}
