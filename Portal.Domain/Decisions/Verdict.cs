using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>Why no avail is open: there is none for the territory, none for the license type, the nearest is still to come, or has ended.</summary>
public enum WindowDetail
{
    Open,
    Territory,
    Type,
    NotYet,
    Ended,
}

/// <summary>
/// A decision without words: every reason, what each is about, and when a copy ends. Its explanation is <see cref="Decision"/>, which has
/// a sentence for exactly these reasons.
/// </summary>
public readonly record struct Verdict
{
    /// <summary>Of a title that is not there.</summary>
    public static Verdict UnknownTitle { get; } = new() { Reasons = ReasonSet.Of(Reason.UnknownTitle), Row = -1 };

    public ReasonSet Reasons { get; init; }

    public bool Allowed => Reasons.IsEmpty;

    /// <summary>The row that decided, among those judged; -1 where none did.</summary>
    public int Row { get; init; }

    /// <summary>The license type it was judged by; null where nothing tells one, and then the reasons hold under every type there could be.</summary>
    public LicenseType? LicenseType { get; init; }

    /// <summary>The quality that was judged.</summary>
    public Quality Quality { get; init; }

    /// <summary>When a copy ends; of a copy that no avail grants, when it would have ended at the latest.</summary>
    public Expiry Expiry { get; init; }

    /// <summary>What <see cref="Reason.NotInWindow"/> is about.</summary>
    public WindowDetail Window { get; init; }

    /// <summary>With <see cref="Reason.QualityNotGranted"/>: whether a row lists the quality, so that the terms leave it out.</summary>
    public bool IsQualityOffered { get; init; }
}
