using Portal.Domain.Access;
using Portal.Domain.Storage;

namespace Portal.Domain.Audit;

/// <summary>Which entries are asked for. Null asks for nothing in particular.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The instant after the last one.</param>
public sealed record AuditFilter(
    string? Actor = null,
    string? Action = null,
    string? Subject = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null);

public interface IAuditReader
{
    /// <summary>Newest first. A viewer who is narrowed to content owners sees the entries all of whose owners they hold.</summary>
    Task<Page<AuditEntry>> Page(Viewer viewer, AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the whole log, entry by entry, whoever asks: a chain cannot be verified in parts, and the answer shows no entry's content.
    /// </summary>
    /// <param name="keptHeads">Heads that were kept elsewhere; empty where there are none.</param>
    Task<AuditVerification> Verify(IReadOnlyCollection<AuditHead> keptHeads, CancellationToken cancellationToken);
}
