using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Portal.Domain.Changes;
using Portal.Domain.Rights;

namespace Portal.Data.Changes;

/// <summary>A row of <c>change_item</c>. Before and after are the item's content as JSON, by its kind; who edited it is a JSON array.</summary>
sealed class ChangeItemRow
{
    const string TermsKind = "Terms";

    public required string ChangeSetId { get; init; }

    public required long Ordinal { get; init; }

    public required string Kind { get; init; }

    public required string ScopeKind { get; init; }

    public required string ScopeId { get; init; }

    public string? Before { get; init; }

    public required string After { get; init; }

    public required long BaseVersion { get; init; }

    public long? MadeVersion { get; init; }

    public required string EditedBy { get; init; }

    public static ChangeItemRow Of(string changeSetId, int ordinal, ChangeItem item) => item switch
    {
        TermsChange terms => new ChangeItemRow
        {
            ChangeSetId = changeSetId,
            Ordinal = ordinal,
            Kind = TermsKind,
            ScopeKind = terms.Scope.Kind.ToString(),
            ScopeId = terms.Scope.Id,
            Before = terms.Before is { } before ? TermJson.Write(before).ToJsonString() : null,
            After = TermJson.Write(terms.After).ToJsonString(),
            BaseVersion = terms.BaseVersion,
            MadeVersion = terms.MadeVersion,
            EditedBy = JsonSerializer.Serialize(terms.EditedBy),
        },
        _ => throw new InvalidOperationException($"{item.GetType().Name} has no form in the database."),
    };

    public ChangeItem ToItem()
    {
        if (Kind != TermsKind)
        {
            throw new DataException($"Item {Ordinal} of change set {ChangeSetId} is of the kind {Kind}, which this version does not know.");
        }
        var scope = new Scope(Enum.Parse<ScopeKind>(ScopeKind), ScopeId);
        return new TermsChange(
            Before is null ? null : TermJson.ReadStored(scope, Before),
            TermJson.ReadStored(scope, After),
            BaseVersion,
            JsonSerializer.Deserialize<string[]>(EditedBy)!.ToImmutableSortedSet(StringComparer.Ordinal),
            MadeVersion);
    }
}
