using System.Collections.Immutable;
using System.Text.Json;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;

namespace Portal.Data.Changes;

/// <summary>A row of <c>change_set</c>; hands and content owners are JSON arrays of strings.</summary>
sealed class ChangeSetRow
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string State { get; init; }

    public required string ScopeKind { get; init; }

    public required string ScopeId { get; init; }

    public required string Hands { get; init; }

    public required string ContentOwners { get; init; }

    public required string DraftedBy { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public string? Reason { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? InEffectAt { get; init; }

    public static ChangeSetRow Of(ChangeSet changeSet) => new()
    {
        Id = changeSet.Id,
        Version = changeSet.Version,
        State = changeSet.State.ToString(),
        ScopeKind = changeSet.Scope.Kind.ToString(),
        ScopeId = changeSet.Scope.Id,
        Hands = JsonSerializer.Serialize(changeSet.Hands),
        ContentOwners = JsonSerializer.Serialize(changeSet.ContentOwners),
        DraftedBy = changeSet.Drafted.By,
        DraftedAt = changeSet.Drafted.At,
        SubmittedBy = changeSet.Submitted?.By,
        SubmittedAt = changeSet.Submitted?.At,
        Reason = changeSet.Reason,
        DecidedBy = changeSet.Decided?.By,
        DecidedAt = changeSet.Decided?.At,
        Comment = changeSet.Comment,
        EffectiveFrom = changeSet.EffectiveFrom,
        InEffectAt = changeSet.InEffectAt,
    };

    public ChangeSet ToChangeSet(IEnumerable<ChangeItemRow> items) => new()
    {
        Id = Id,
        Version = Version,
        State = Enum.Parse<ChangeSetState>(State),
        Scope = new Scope(Enum.Parse<ScopeKind>(ScopeKind), ScopeId),
        Items = [.. items.Select(item => item.ToItem())],
        Hands = Names(Hands),
        ContentOwners = Names(ContentOwners),
        Drafted = new ChangeStep(DraftedBy, DraftedAt),
        Submitted = Step(SubmittedBy, SubmittedAt),
        Reason = Reason,
        Decided = Step(DecidedBy, DecidedAt),
        Comment = Comment,
        EffectiveFrom = EffectiveFrom,
        InEffectAt = InEffectAt,
    };

    public ChangeSetListItem ToListItem(Viewer viewer, IEnumerable<ChangeItemRow> items)
    {
        var rows = items.ToArray();
        return new ChangeSetListItem(
            Id,
            Enum.Parse<ChangeSetState>(State),
            DraftedBy,
            [.. rows.Select(row => new Scope(Enum.Parse<ScopeKind>(row.ScopeKind), row.ScopeId)).Distinct()],
            rows.Length,
            Reason,
            DecidedAt ?? SubmittedAt ?? DraftedAt,
            EffectiveFrom,
            InEffectAt,
            Names(Hands).Any(viewer.IsOrActsFor));
    }

    static ChangeStep? Step(string? by, DateTimeOffset? at) => by is not null && at is { } when ? new ChangeStep(by, when) : null;

    static ImmutableSortedSet<string> Names(string json) => JsonSerializer.Deserialize<string[]>(json)!.ToImmutableSortedSet(StringComparer.Ordinal);
}
