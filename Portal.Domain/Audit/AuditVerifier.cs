namespace Portal.Domain.Audit;

/// <summary>The first entry that is not as it was written.</summary>
/// <param name="Sequence">The entry's number, or the number an absent entry would have.</param>
/// <param name="Message">What is wrong with it, for people.</param>
public sealed record AuditFault(long Sequence, string Message);

/// <summary>What verifying found.</summary>
/// <param name="Head">The newest entry up to which all is well.</param>
/// <param name="Fault">Null when the whole log is well.</param>
public sealed record AuditVerification(AuditHead Head, AuditFault? Fault);

/// <summary>
/// Follows the chain entry by entry. A chain alone cannot show that its newest entries were cut off or that all of it was written anew:
/// heads that were kept elsewhere, such as in signed releases, do.
/// </summary>
public sealed class AuditVerifier(IEnumerable<AuditHead> keptHeads)
{
    readonly List<AuditHead> anchors = [.. keptHeads.OrderBy(head => head.Sequence)];

    /// <summary>The newest entry up to which all is well.</summary>
    public AuditHead Head { get; private set; } = AuditHead.Empty;

    /// <summary>Takes the next entry, in order of sequence. Null when it is well; after a fault there is nothing more to learn.</summary>
    public AuditFault? Check(AuditEntry entry)
    {
        var expected = Head.Sequence + 1;
        if (entry.Sequence != expected)
        {
            return new AuditFault(expected, $"Entry {expected} is missing: after {Head.Sequence} comes {entry.Sequence}.");
        }
        if (entry.Hash != AuditChain.Hash(entry.PreviousHash, entry))
        {
            return new AuditFault(expected, $"Entry {expected} was changed after it was written: its content does not give its hash.");
        }
        if (entry.PreviousHash != Head.Hash)
        {
            return new AuditFault(expected, $"Entry {expected} does not follow entry {Head.Sequence}: it names another hash before it.");
        }
        if (anchors.Find(anchor => anchor.Sequence == expected && anchor.Hash != entry.Hash) is not null)
        {
            return new AuditFault(expected, $"Entry {expected} is not the one that was the newest when its hash was kept elsewhere: the log was written anew.");
        }
        Head = new AuditHead(entry.Sequence, entry.Hash);
        return null;
    }

    /// <summary>After the last entry: null when every head that was kept has been met.</summary>
    public AuditFault? Finish() =>
        anchors.Count > 0 && anchors[^1].Sequence > Head.Sequence
            ? new AuditFault(Head.Sequence + 1, $"Entries {Head.Sequence + 1} to {anchors[^1].Sequence} were cut off: their hash was kept elsewhere.")
            : null;
}
