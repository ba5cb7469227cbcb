using System.Collections.Immutable;
using System.Text.Json;
using Portal.Domain.Audit;

namespace Portal.Data.Audit;

/// <summary>A row of <c>audit_entry</c>; content owners are a JSON array of strings.</summary>
sealed class AuditRow
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string ContentOwners { get; init; }

    public required string Details { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static AuditRow Of(AuditEntry entry) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        Actor = entry.Actor,
        Action = entry.Action,
        Subject = entry.Subject,
        ContentOwners = JsonSerializer.Serialize(entry.ContentOwners),
        Details = entry.Details,
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
    };

    public AuditEntry ToEntry() => new(
        Sequence,
        At,
        Actor,
        Action,
        Subject,
        Details,
        OwnersOf(ContentOwners),
        PreviousHash,
        Hash);

    static ImmutableSortedSet<string> OwnersOf(string json) =>
        JsonSerializer.Deserialize<string[]>(json)?.ToImmutableSortedSet(StringComparer.Ordinal)
        ?? throw new JsonException("null is not a list of content owners");
}
