using Portal.Domain.Rights;

namespace Portal.Domain.Catalog;

/// <summary>A title with everything that decides its rights, apart from terms.</summary>
/// <param name="Ancestors">Nearest first: an episode's season, then its series.</param>
/// <param name="Avails">By id, their conditions resolved.</param>
public sealed record TitleRights(Title Title, IReadOnlyList<Title> Ancestors, IReadOnlyList<Avail> Avails);

/// <summary>
/// The catalog for the evaluator and the feed compiler: unfiltered, because a bundle or a decision is the portal's own and not
/// what one viewer sees. Whoever shows any of it to a viewer filters first.
/// </summary>
public interface ICatalogRights
{
    /// <summary>Null for an unknown title.</summary>
    Task<TitleRights?> Load(string titleId, CancellationToken cancellationToken);

    /// <summary>
    /// Movies, shorts and episodes with at least one avail, in the order of their ids by bytes. Titles and avails are one committed
    /// state; to know that nothing changed meanwhile, compare <see cref="IRightsRevision"/> before and after.
    /// </summary>
    IAsyncEnumerable<TitleRights> StreamAll(CancellationToken cancellationToken);
}
