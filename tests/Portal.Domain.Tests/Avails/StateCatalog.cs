using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Domain.Tests.Avails;

/// <summary>A catalog that is one state, and answers only what it is asked for.</summary>
sealed class StateCatalog(CatalogState state) : ICatalogStore
{
    public Task<CatalogState> Load(CatalogTouch touch, CancellationToken cancellationToken) => Task.FromResult(new CatalogState(
        state.Titles.Where(title => touch.TitleIds.Contains(title.Key)).ToDictionary(),
        [.. state.Avails.Where(avail => touch.Alids.Contains(avail.Alid))],
        state.Deals.Where(deal => touch.Contracts.Contains(deal.Key)).ToDictionary(),
        state.Owners.Where(touch.Owners.Contains).ToHashSet()));

    public Task<IReadOnlyDictionary<string, TitleRows>> RowsOf(IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, TitleRows>>(
            state.Avails.Where(avail => titleIds.Contains(avail.TitleId)).GroupBy(avail => avail.TitleId)
                .ToDictionary(title => title.Key, title => new TitleRows([.. title], [])));

    public Task Apply(IWriteSession session, ImportPlan plan, CancellationToken cancellationToken) => throw new NotSupportedException("A plan is only made here.");
}
