using Portal.Domain.Access;
using Portal.Domain.Storage;

namespace Portal.Domain.Catalog;

/// <summary>A deal with what it covers.</summary>
/// <param name="NotStated">How many of its avails do not state Download.</param>
public sealed record DealListItem(Deal Deal, long Version, int Titles, int Avails, int NotStated);

public interface IDealReader
{
    /// <summary>By id. <paramref name="owner"/> null asks for every content owner's.</summary>
    Task<Page<DealListItem>> Page(Viewer viewer, string? owner, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<DealListItem?> Find(Viewer viewer, string id, CancellationToken cancellationToken);
}

/// <summary>A content owner with what is theirs.</summary>
/// <param name="Id">The avails' DisplayName.</param>
/// <param name="NotStated">How many of their avails do not state Download.</param>
public sealed record ContentOwnerItem(string Id, long Version, int Titles, int Deals, int Avails, int NotStated);

public interface IOwnerReader
{
    /// <summary>By id.</summary>
    Task<Page<ContentOwnerItem>> Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Null where there is none that the viewer sees.</summary>
    Task<ContentOwnerItem?> Find(Viewer viewer, string id, CancellationToken cancellationToken);
}
