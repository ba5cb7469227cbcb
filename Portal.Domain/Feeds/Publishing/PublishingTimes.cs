using Portal.Domain.Feeds.Bundles;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>How long things are held and when they are renewed.</summary>
public static class PublishingTimes
{
    /// <summary>A compiling worker that has not finished by then is taken for dead. Longer than the largest catalog takes.</summary>
    public static readonly TimeSpan CompileClaim = TimeSpan.FromMinutes(10);

    /// <summary>How long one attempt at a server may take; it is cut off then, and tried again.</summary>
    public static readonly TimeSpan DeliveryClaim = TimeSpan.FromMinutes(2);

    /// <summary>Between tries to hand over a timestamp after a failure.</summary>
    public static readonly TimeSpan StampRetry = TimeSpan.FromMinutes(1);

    /// <summary>A timestamp is signed again this long after the last: well within its life.</summary>
    public static readonly TimeSpan TimestampAge = TimeSpan.FromHours(6);

    /// <summary>A release is published again under a new number when this is left of its life.</summary>
    public static readonly TimeSpan RenewalLead = TimeSpan.FromDays(10);

    /// <summary>Between tries to compile after a failure.</summary>
    public static readonly TimeSpan CompileRetry = TimeSpan.FromSeconds(15);

    /// <summary>A timestamp that expires before this instant was signed too long ago.</summary>
    public static DateTimeOffset TimestampDue(DateTimeOffset now) => now + BundleFormat.TimestampLife - TimestampAge;
}
