using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Domain.Avails;

/// <summary>What planning a delivery came to; the plan itself went out part by part.</summary>
/// <param name="ContentOwners">Whose titles and avails change, and whom else the delivery's rows name, as far as the viewer holds them.</param>
/// <param name="RowsRejected">Rows that could not be read or that concern a content owner the viewer does not hold, each counted once.</param>
/// <param name="FindingsCut">How many findings were not kept.</param>
public sealed record PlannedDelivery(
    ImportEffect Effect, ImmutableSortedSet<string> ContentOwners, int RowsRejected, IReadOnlyList<AvailsFinding> Findings, int FindingsCut);

/// <summary>
/// Compares a delivery with the catalog, a batch of ALIDs at a time and then a batch of titles at a time, so that memory follows the
/// batch and not the delivery. The plan is the same whatever the batches are.
/// </summary>
/// <param name="batchRows">How many rows are compared at once; more where one partition of the spool holds more.</param>
public sealed class ImportPlanner(ICatalogStore catalog, ISpools spools, int batchRows = 4_000)
{
    /// <param name="rows">The delivery's rows, by ALID.</param>
    /// <param name="keep">Takes a part of the plan; parts may be carried out in any order, all of them or none.</param>
    public Task<PlannedDelivery> Plan(
        Viewer viewer, AvailsDelivery delivery, ISpool<DeliveryRow> rows, Func<ImportPlan, CancellationToken, Task> keep, CancellationToken cancellationToken) =>
        new Planning(this, viewer, delivery, keep).Run(rows, cancellationToken);

    sealed class Planning(ImportPlanner planner, Viewer viewer, AvailsDelivery delivery, Func<ImportPlan, CancellationToken, Task> keep)
    {
        readonly FindingLedger findings = new(AvailsDelivery.MaxFindings);
        readonly ContractLedger contracts = new();
        readonly ImportEffect.Builder effect = new();
        readonly HashSet<string> goneFromWaiting = new(StringComparer.Ordinal);
        readonly HashSet<(string Sheet, int Row)> rejected = [];

        ICatalogStore Catalog => planner.Catalog;

        public async Task<PlannedDelivery> Run(ISpool<DeliveryRow> rows, CancellationToken cancellationToken)
        {
            using var mentions = planner.Spools.Mentions();
            using var waiting = planner.Spools.Rows();
            foreach (var batch in rows.Batches(planner.BatchRows, row => row.Sequence))
            {
                await PlanAvails(DeliveryBatch.Of(batch), mentions, waiting, cancellationToken);
            }
            foreach (var batch in mentions.Batches(planner.BatchRows, mention => mention.Sequence))
            {
                await PlanTitles(batch, cancellationToken);
            }
            foreach (var batch in waiting.Batches(planner.BatchRows, row => row.Sequence))
            {
                await TellWhatWaits(batch, cancellationToken);
            }
            var state = await Catalog.Load(new CatalogTouch([], [], contracts.Contracts, contracts.Owners), cancellationToken);
            await Keep(contracts.Plan(viewer, state.Deals, state.Owners, findings), cancellationToken);
            var (kept, cut) = findings.Finish();
            return new PlannedDelivery(effect.Finish(), effect.ContentOwners, rejected.Count, kept, cut);
        }

        async Task PlanAvails(DeliveryBatch batch, ISpool<TitleMention> mentions, ISpool<DeliveryRow> waiting, CancellationToken cancellationToken)
        {
            var alids = batch.Records.Select(row => row.Avail.Alid).Concat(batch.Rejected.Select(row => row.Row.Alid)).ToHashSet(StringComparer.Ordinal);
            var state = await Catalog.Load(new CatalogTouch(alids, TitlesToCheck(batch), [], []), cancellationToken);
            var units = new UnitPlanner(viewer, batch, state, delivery.EveryRowIsNamed, findings);
            var part = units.Plan();
            rejected.UnionWith(units.NotTaken);
            effect.Concern(batch.ContentOwners.Where(viewer.Sees));
            var said = new HashSet<TitleFacts>();
            foreach (var row in units.Taken)
            {
                contracts.Add(row);
                foreach (var facts in row.Record.Titles.Where(said.Add))
                {
                    mentions.Add(facts.Id, new TitleMention(row.Sequence, facts.Id, facts));
                }
            }
            foreach (var (sequence, record) in units.Taken.Where(row => delivery.WaitingTitles.Contains(row.Avail.TitleId) || !row.Record.Waits.IsEmpty))
            {
                waiting.Add(record.Avail.TitleId, new DeliveryRow(sequence, record, null));
            }
            goneFromWaiting.UnionWith(part.AvailsRemoved.Concat(part.AvailsChanged.Select(change => change.Before))
                .Where(avail => delivery.WaitingTitles.Contains(avail.TitleId)).Select(avail => avail.Id));
            foreach (var id in part.TitlesOfAvails.ToHashSet(StringComparer.Ordinal))
            {
                mentions.Add(id, new TitleMention(int.MaxValue, id, null));
            }
            await Keep(part, cancellationToken);
        }

        // Who holds every owner may change every title, and then nothing of them is asked here.
        HashSet<string> TitlesToCheck(DeliveryBatch batch) => viewer.ContentOwners is null
            ? []
            : batch.Records.SelectMany(row => row.Record.Titles).Select(facts => facts.Id).ToHashSet(StringComparer.Ordinal);

        async Task PlanTitles(List<TitleMention> mentions, CancellationToken cancellationToken)
        {
            var ids = mentions.Select(mention => mention.Id).ToHashSet(StringComparer.Ordinal);
            var state = await Catalog.Load(new CatalogTouch([], ids, [], []), cancellationToken);
            var part = TitleMerge.Plan(mentions, state.Titles);
            effect.Concern(state.Titles.Values.Select(title => title.ContentOwner).Where(viewer.Sees));
            effect.Name(state.Titles.Values.Concat(part.TitlesAdded).Concat(part.TitlesChanged.Select(change => change.After)));
            await Keep(part, cancellationToken);
        }

        /// <summary>A row waits while neither the other rows of its title, from this delivery or before, nor a stated date give it a date.</summary>
        async Task TellWhatWaits(List<DeliveryRow> rows, CancellationToken cancellationToken)
        {
            var sequences = rows.DistinctBy(row => (row.Accepted!.Sheet, row.Accepted.Row)).ToDictionary(row => (row.Accepted!.Sheet, row.Accepted.Row), row => row.Sequence);
            var titles = rows.Select(row => row.Accepted!.Avail).ToLookup(avail => avail.TitleId, StringComparer.Ordinal);
            var stored = await Catalog.RowsOf([.. titles.Select(title => title.Key)], cancellationToken);
            var waiting = AvailsConditions.StillWaiting(
                rows.Select(row => row.Accepted!),
                id => titles[id].Concat(stored.GetValueOrDefault(id, TitleRows.None).Avails.Where(avail => !goneFromWaiting.Contains(avail.Id))),
                id => stored.GetValueOrDefault(id, TitleRows.None).Dates);
            foreach (var finding in waiting.Distinct())
            {
                findings.Add(sequences[(finding.Sheet!, finding.Row!.Value)], finding);
            }
        }

        async Task Keep(ImportPlan part, CancellationToken cancellationToken)
        {
            effect.Add(part);
            if (!part.ChangesNothing)
            {
                await keep(part, cancellationToken);
            }
        }
    }

    ICatalogStore Catalog => catalog;

    ISpools Spools => spools;

    int BatchRows => batchRows;
}
