namespace Portal.Domain.Feeds.Delivery;

/// <summary>How far one release is at one license server.</summary>
public enum DeliveryState
{
    Pending,
    Delivering,
    Applied,
    Rejected,
    Failed,
    Superseded,
}

/// <summary>One (server, release).</summary>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next; null where nothing is left to try.</param>
/// <param name="Reason">The server's own words, or what went wrong on the way.</param>
/// <param name="At">When the state was entered.</param>
public sealed record DeliveryStatus(
    string Feed,
    string Server,
    long Release,
    DeliveryState State,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Reason,
    DateTimeOffset At);

/// <summary>What came of one attempt.</summary>
public abstract record DeliveryOutcome
{
    DeliveryOutcome()
    {
    }

    /// <summary>The server runs the release.</summary>
    public sealed record Applied : DeliveryOutcome;

    /// <summary>The server read the release and will not have it; trying again would not help.</summary>
    public sealed record Rejected(string Reason) : DeliveryOutcome;

    /// <summary>It did not get there; it is tried again.</summary>
    public sealed record Failed(string Reason) : DeliveryOutcome;
}

/// <summary>How long to wait after a failed attempt: doubling from two seconds to five minutes, with jitter so that servers do not come back in step.</summary>
public static class Backoff
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="attempts">Attempts made so far, at least 1.</param>
    /// <param name="jitter">From 0 (inclusive) to 1 (exclusive).</param>
    public static TimeSpan After(int attempts, double jitter)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 10)));
        var wait = doubled < Longest ? doubled : Longest;
        return wait * (0.75 + (jitter / 2));
    }
}
