using System.Collections.Immutable;
using System.Text.Json;
using Portal.Domain.Avails;

namespace Portal.Data.Avails;

/// <summary>A row of <c>avails_import</c>; content owners are a JSON array of strings.</summary>
sealed class ImportRow
{
    public required string Id { get; init; }

    public required string FileName { get; init; }

    public required string Template { get; init; }

    public required ImportState State { get; init; }

    public required int RowsRead { get; init; }

    public required int RowsAccepted { get; init; }

    public required int RowsRejected { get; init; }

    public required int TitlesAdded { get; init; }

    public required int TitlesChanged { get; init; }

    public required int AvailsAdded { get; init; }

    public required int AvailsChanged { get; init; }

    public required int AvailsRemoved { get; init; }

    public required long BaseRevision { get; init; }

    public required string ContentOwners { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public string? AppliedBy { get; init; }

    /// <summary>The parameters of an insert.</summary>
    public static object Of(Import import) => new
    {
        import.Id,
        import.FileName,
        import.Template,
        State = import.State.ToString(),
        RowsRead = import.Rows.Read,
        RowsAccepted = import.Rows.Accepted,
        RowsRejected = import.Rows.Rejected,
        import.Changes.TitlesAdded,
        import.Changes.TitlesChanged,
        import.Changes.AvailsAdded,
        import.Changes.AvailsChanged,
        import.Changes.AvailsRemoved,
        import.BaseRevision,
        ContentOwners = JsonSerializer.Serialize(import.ContentOwners),
        import.CreatedAt,
        import.CreatedBy,
        import.AppliedAt,
        import.AppliedBy,
    };

    public Import ToImport() => new(
        Id,
        FileName,
        Template,
        State,
        new ImportRows(RowsRead, RowsAccepted, RowsRejected),
        new ImportChanges(TitlesAdded, TitlesChanged, AvailsAdded, AvailsChanged, AvailsRemoved),
        BaseRevision,
        (JsonSerializer.Deserialize<string[]>(ContentOwners) ?? []).ToImmutableSortedSet(StringComparer.Ordinal),
        CreatedAt,
        CreatedBy,
        AppliedAt,
        AppliedBy);
}
