using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>release.json, schema 1. Instants are UTC; digests are SHA-256 in lower-case hex.</summary>
/// <param name="Schema"><see cref="BundleFormat.SchemaVersion"/>.</param>
/// <param name="Feed">The feed's name: a server of another feed refuses the release.</param>
/// <param name="Release">From 1, higher with each publication.</param>
/// <param name="ValidUntil">From this instant on a server issues no new offline licence from it.</param>
/// <param name="AuditHead">The audit log's head digest when the release was made.</param>
/// <param name="PreviousTargets">SHA-256 of the previous release's targets metadata file; null for the first.</param>
/// <param name="ContentDigest">See <see cref="BundleFiles.ContentDigest"/>.</param>
/// <param name="Formats">The vendor formats carried.</param>
public sealed record ReleaseDocument(
    int Schema,
    string Feed,
    long Release,
    DateTimeOffset Created,
    DateTimeOffset ValidUntil,
    string AuditHead,
    string? PreviousTargets,
    string ContentDigest,
    ReleaseCounts Counts,
    ReleaseWithdrawals Withdrawals,
    ImmutableArray<string> Formats);

public sealed record ReleaseCounts(int Titles, int Policies, int GrantSets);

/// <summary>Titles that the release before granted and this one does not; windows that simply ended are not counted.</summary>
/// <param name="LimitPercent">The feed's limit in percent of the titles before.</param>
/// <param name="Confirmed">A publisher confirmed more withdrawals than the limit.</param>
public sealed record ReleaseWithdrawals(int Titles, int LimitPercent, bool Confirmed)
{
    /// <summary>Whether more than the limit is withdrawn and nobody confirmed it.</summary>
    /// <param name="titlesBefore">How many titles the release before carried.</param>
    public bool NeedsConfirmation(int titlesBefore) => !Confirmed && Titles * 100L > LimitPercent * (long)titlesBefore;
}
