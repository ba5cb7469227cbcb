using Portal.Domain.Storage;

namespace Portal.Domain.Audit;

/// <summary>Writes the audit log. Nothing in it is ever changed or deleted.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry as part of the write it reports, so that there is no step without its entry. Writes with <see cref="Durability.Full"/>.</summary>
    Task<AuditEntry> Append(IWriteSession session, NewAuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The newest entry's number and hash, entries of this session included.</summary>
    Task<AuditHead> Head(IWriteSession session, CancellationToken cancellationToken);
}
