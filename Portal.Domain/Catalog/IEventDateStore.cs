using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Catalog;

/// <summary>Keeps the dates that people stated for events of titles. <see cref="ITitleReader"/> shows them.</summary>
public interface IEventDateStore
{
    /// <summary>By event, then territory.</summary>
    Task<IReadOnlyList<EventDate>> Of(IWriteSession session, string titleId, CancellationToken cancellationToken);

    /// <summary>Puts these in the place of all that were stated.</summary>
    Task Replace(IWriteSession session, string titleId, IReadOnlyList<EventDate> dates, CancellationToken cancellationToken);
}
