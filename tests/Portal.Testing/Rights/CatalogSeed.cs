using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Testing.Rights;

/// <summary>Puts titles, avails and approved terms into a database, as an import and an approval would leave them.</summary>
public static class CatalogSeed
{
    public static Task Put(
        IServiceProvider services, IReadOnlyCollection<Title> titles, IReadOnlyCollection<Avail> avails, params IEnumerable<TermStatement> statements)
    {
        var catalog = services.GetRequiredService<ICatalogStore>();
        var terms = services.GetRequiredService<IStatementStore>();
        return services.GetRequiredService<IUnitOfWork>().Write(
            Durability.Normal,
            async (session, cancellationToken) =>
            {
                await catalog.Apply(session, await PlanOf(catalog, titles, avails, cancellationToken), cancellationToken);
                foreach (var statement in statements)
                {
                    await terms.Put(session, statement, cancellationToken);
                }
            },
            CancellationToken.None);
    }

    static async Task<ImportPlan> PlanOf(
        ICatalogStore catalog, IReadOnlyCollection<Title> titles, IReadOnlyCollection<Avail> avails, CancellationToken cancellationToken)
    {
        var owners = titles.Select(title => title.ContentOwner).Concat(avails.Select(avail => avail.ContentOwner)).OfType<string>().Distinct().ToArray();
        var deals = avails.Where(avail => avail.Contract is not null).Select(avail => new Deal(avail.Contract!, avail.ContentOwner)).DistinctBy(deal => deal.Id).ToArray();
        var known = await catalog.Load(new CatalogTouch([], [], [.. deals.Select(deal => deal.Id)], owners), cancellationToken);
        return new ImportPlan(
            [.. titles], [], [], [.. avails], [], [],
            [.. owners.Where(owner => !known.Owners.Contains(owner))],
            [.. deals.Where(deal => !known.Deals.ContainsKey(deal.Id))],
            []);
    }
}
