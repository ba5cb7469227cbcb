using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;

namespace Portal.Domain.Tests.Avails;

/// <summary>Short ways to read and plan what a <see cref="WorkbookBuilder"/> holds.</summary>
static class Deliveries
{
    public static readonly CatalogState Empty = new(
        new Dictionary<string, Title>(), [], new Dictionary<string, Deal>(), new HashSet<string>());

    public static AvailsDelivery Read(this WorkbookBuilder workbook) => AvailsDelivery.Read(workbook.ToDocument());

    /// <summary>The only right of a workbook with one readable row.</summary>
    public static Avail OnlyAvail(this AvailsDelivery delivery) => delivery.Records.Single().Avail;

    public static AvailsFinding Finding(this AvailsDelivery delivery, string code) => delivery.Findings.Single(finding => finding.Code == code);

    public static ImportPlan PlanAgainst(this AvailsDelivery delivery, CatalogState state, Viewer? viewer = null) =>
        ImportPlanner.Plan(viewer ?? Viewer.Portal, delivery, state).Plan;

    /// <summary>What the catalog holds after a plan is carried out on it.</summary>
    public static CatalogState After(this CatalogState state, ImportPlan plan)
    {
        var titles = state.Titles.Values.Concat(plan.TitlesAdded).ToDictionary(title => title.Id);
        foreach (var change in plan.TitlesChanged)
        {
            titles[change.After.Id] = change.After;
        }
        var avails = state.Avails.ToDictionary(avail => avail.Id);
        foreach (var avail in plan.AvailsRemoved)
        {
            avails.Remove(avail.Id);
        }
        foreach (var avail in plan.AvailsAdded.Concat(plan.AvailsChanged.Select(change => change.After)))
        {
            avails[avail.Id] = avail;
        }
        return new CatalogState(
            titles,
            [.. avails.Values],
            state.Deals.Values.Concat(plan.DealsAdded).ToDictionary(deal => deal.Id),
            state.Owners.Concat(plan.OwnersAdded).ToHashSet());
    }
}
