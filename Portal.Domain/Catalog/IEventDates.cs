using Portal.Domain.Access;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Catalog;

/// <summary>The dates that people stated for a title's events.</summary>
/// <param name="Version">The title's: it moves with them. The ETag.</param>
/// <param name="Dates">By event, then territory.</param>
public sealed record StatedEventDates(string TitleId, long Version, IReadOnlyList<EventDate> Dates);

public interface IEventDateReader
{
    /// <summary>Null where there is no such title that the viewer sees.</summary>
    Task<StatedEventDates?> Find(Viewer viewer, string titleId, CancellationToken cancellationToken);
}

/// <summary>Keeps stated dates of events.</summary>
public interface IEventDateStore
{
    /// <summary>By event, then territory.</summary>
    Task<IReadOnlyList<EventDate>> Of(IWriteSession session, string titleId, CancellationToken cancellationToken);

    /// <summary>Puts these in the place of all that were stated.</summary>
    Task Replace(IWriteSession session, string titleId, IReadOnlyList<EventDate> dates, CancellationToken cancellationToken);
}
