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

    public static ReadDelivery Read(this WorkbookBuilder workbook) => ReadDelivery.Of(workbook.ToDocument());

    /// <summary>The only right of a workbook with one readable row.</summary>
    public static Avail OnlyAvail(this ReadDelivery delivery) => delivery.Records.Single().Avail;

    public static AvailsFinding Finding(this ReadDelivery delivery, string code) => delivery.Findings.Single(finding => finding.Code == code);

    public static ImportPlan PlanAgainst(this ReadDelivery delivery, CatalogState state, Viewer? viewer = null) =>
        delivery.Planned(state, viewer).Plan;

    /// <summary>The whole plan, and what planning found.</summary>
    public static (ImportPlan Plan, PlannedDelivery Outcome) Planned(
        this ReadDelivery delivery, CatalogState state, Viewer? viewer = null, ISpools? spools = null, int batchRows = 1_000)
    {
        spools ??= Spools.InMemory();
        using var rows = spools.Rows();
        foreach (var row in delivery.Rows)
        {
            rows.Add(row.Alid, row);
        }
        var whole = ImportPlan.Nothing;
        var outcome = new ImportPlanner(new StateCatalog(state), spools, batchRows)
            .Plan(viewer ?? Viewer.Portal, delivery.Delivery, rows, Keep, CancellationToken.None).GetAwaiter().GetResult();
        return (whole, outcome);

        Task Keep(ImportPlan part, CancellationToken cancellationToken)
        {
            whole = whole.And(part);
            return Task.CompletedTask;
        }
    }

    /// <summary>Two parts of a plan as one.</summary>
    public static ImportPlan And(this ImportPlan plan, ImportPlan part) => new(
        [.. plan.TitlesAdded, .. part.TitlesAdded],
        [.. plan.TitlesChanged, .. part.TitlesChanged],
        [.. plan.TitlesTouched, .. part.TitlesTouched],
        [.. plan.AvailsAdded, .. part.AvailsAdded],
        [.. plan.AvailsChanged, .. part.AvailsChanged],
        [.. plan.AvailsRemoved, .. part.AvailsRemoved],
        [.. plan.OwnersAdded, .. part.OwnersAdded],
        [.. plan.DealsAdded, .. part.DealsAdded],
        [.. plan.UnitsHeld, .. part.UnitsHeld])
    {
        NoLongerListed = [.. plan.NoLongerListed, .. part.NoLongerListed],
    };

    public static ImportChanges Count(this ImportPlan plan) => new(
        plan.TitlesAdded.Length, plan.TitlesChanged.Length, plan.AvailsAdded.Length, plan.AvailsChanged.Length, plan.AvailsRemoved.Length);

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
