using System.Collections.Immutable;

namespace Portal.Domain.Audit;

/// <summary>A step to be recorded.</summary>
/// <param name="At">When it happened; kept in milliseconds.</param>
/// <param name="Actor">The viewer's name.</param>
/// <param name="Action">What was done, for example <c>changeSet.approved</c>.</param>
/// <param name="Subject">What it was done to, for example <c>changeSet/42</c>.</param>
/// <param name="Details">Canonical JSON (RFC 8785). Kept and hashed as it is.</param>
/// <param name="ContentOwners">The owners whose affairs it is; empty for nobody's in particular, which everybody may see.</param>
public sealed record NewAuditEntry(
    DateTimeOffset At,
    string Actor,
    string Action,
    string Subject,
    string Details,
    ImmutableSortedSet<string> ContentOwners);

/// <summary>A recorded step: a link of the chain that <see cref="AuditChain"/> describes.</summary>
/// <param name="Sequence">1 for the first entry, one more for each next; no gaps.</param>
/// <param name="PreviousHash">The entry before's hash; <see cref="AuditHead.Empty"/>'s for the first.</param>
/// <param name="Hash">64 lower-case hex digits.</param>
public sealed record AuditEntry(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string Action,
    string Subject,
    string Details,
    ImmutableSortedSet<string> ContentOwners,
    string PreviousHash,
    string Hash);

/// <summary>The newest link: whoever keeps it elsewhere (a signed release does) can tell later that nothing up to it was changed.</summary>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead Empty { get; } = new(0, new string('0', 64));
}
