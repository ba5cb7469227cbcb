using Portal.Domain.Avails;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Catalog;

/// <summary>The catalog, for whoever changes it: unfiltered, because a change has to know all that it touches.</summary>
public interface ICatalogStore
{
    /// <summary>Everything present of what a delivery touches.</summary>
    Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken);

    /// <summary>The rows of titles and the dates of their events: what conditions are resolved with. Titles without any are left out.</summary>
    Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken);

    /// <summary>Carries a plan out, versions of touched titles included.</summary>
    Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken);
}

/// <summary>A title's rows as they are stored, conditions unresolved, and the dates that people stated for its events.</summary>
public sealed record TitleRows(IReadOnlyList<Avail> Avails, IReadOnlyList<EventDate> Dates)
{
    public static TitleRows None { get; } = new([], []);

    /// <summary>The rows with their conditions resolved.</summary>
    public IReadOnlyList<Avail> Resolved() => TitleEvents.Resolve(Avails, Dates);
}

/// <summary>
/// One number that moves whenever approved rights change: an import applied, a change approved, a take-down. Whoever compiled
/// or compared under one revision knows by it whether that still stands.
/// </summary>
public interface IRightsRevision
{
    /// <summary>0 before the first change.</summary>
    Task<long> Current(CancellationToken cancellationToken);

    /// <summary>The revision as the session sees it; no other session moves it until this one ends.</summary>
    Task<long> Current(IWriteSession session, CancellationToken cancellationToken);

    /// <summary>Moves it on by one, as part of the change; the new revision.</summary>
    Task<long> Bump(IWriteSession session, CancellationToken cancellationToken);
}
