using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>
/// Compares a delivery with the catalog. The unit is (ALID, territory): under Full Extract a missing row is a removal, so one
/// rejected row leaves its whole unit as it was. Units of content owners the viewer does not see are left alone as well.
/// </summary>
public static class ImportPlanner
{
    /// <summary>The plan, and what planning found.</summary>
    public static (ImportPlan Plan, IReadOnlyList<AvailsFinding> Findings) Plan(Viewer viewer, AvailsDelivery delivery, CatalogState state) =>
        new Planning(viewer, state).Run(delivery);

    sealed class Planning(Viewer viewer, CatalogState state)
    {
        readonly List<AvailsFinding> findings = [];
        readonly List<Avail> added = [];
        readonly List<Change<Avail>> changed = [];
        readonly List<Avail> removed = [];
        readonly HashSet<string> touched = new(StringComparer.Ordinal);

        public (ImportPlan Plan, IReadOnlyList<AvailsFinding> Findings) Run(AvailsDelivery delivery)
        {
            var held = Held(delivery);
            var everyRowIsNamed = !delivery.Findings.Any(finding => finding.Code is FindingCodes.AlidMissing or FindingCodes.FindingsCut);
            var present = state.Avails.ToLookup(UnitOf);
            foreach (var unit in delivery.Records.GroupBy(record => UnitOf(record.Avail)).Where(unit => !held.Contains(unit.Key)))
            {
                PlanUnit([.. unit], [.. present[unit.Key]], everyRowIsNamed);
            }
            var taken = delivery.Records
                .Where(record => record.EntryType is not (EntryType.FullDelete or EntryType.Delete) && !held.Contains(UnitOf(record.Avail)))
                .ToList();
            var titles = new TitleMerge(state.Titles);
            foreach (var facts in taken.SelectMany(record => record.Titles))
            {
                titles.Add(facts);
            }
            var (titlesAdded, titlesChanged, titlesTouched) = titles.Finish(touched);
            return (new ImportPlan(
                titlesAdded, titlesChanged, titlesTouched, [.. added], [.. changed], [.. removed], NewOwners(taken), NewDeals(taken),
                [.. held.OrderBy(unit => unit.Alid, StringComparer.Ordinal).ThenBy(unit => unit.Territory)]), findings);
        }

        static AvailsUnit UnitOf(Avail avail) => new(avail.Alid, avail.Territory);

        HashSet<AvailsUnit> Held(AvailsDelivery delivery)
        {
            var units = delivery.Records.Select(record => UnitOf(record.Avail)).Concat(state.Avails.Select(UnitOf)).Distinct().ToLookup(unit => unit.Alid);
            var held = new HashSet<AvailsUnit>();
            foreach (var row in delivery.Rejected.Where(row => !row.IsRegion))
            {
                var touchedUnits = row.Territory is { } territory ? [new AvailsUnit(row.Alid, territory)] : units[row.Alid];
                foreach (var unit in touchedUnits.Where(held.Add))
                {
                    findings.Add(new AvailsFinding(row.Sheet, row.Row, null, null, FindingSeverity.Warning, FindingCodes.UnitHeld,
                        $"{unit} was left as it was, because row {row.Row} was rejected."));
                }
            }
            var foreign = state.Avails.Where(avail => !viewer.Sees(avail.ContentOwner)).Select(UnitOf).ToHashSet();
            foreach (var record in delivery.Records.Where(record => foreign.Contains(UnitOf(record.Avail)) || !MayChange(record)))
            {
                findings.Add(new AvailsFinding(record.Sheet, record.Row, null, nameof(AvailsColumn.DisplayName), FindingSeverity.Error, FindingCodes.OwnerNotGranted,
                    $"{UnitOf(record.Avail)} was left as it was: you may not change what belongs to another content owner."));
                held.Add(UnitOf(record.Avail));
            }
            return held;
        }

        bool MayChange(AvailsRecord record) =>
            viewer.Sees(record.Avail.ContentOwner)
            && record.Titles.All(facts => !state.Titles.TryGetValue(facts.Id, out var title) || viewer.Sees(title.ContentOwner));

        // A row without an ALID may be the very one that seems to be missing, so under Full Extract nothing counts as missing then.
        void PlanUnit(AvailsRecord[] rows, Avail[] present, bool everyRowIsNamed)
        {
            var before = present.ToDictionary(avail => avail.Id, StringComparer.Ordinal);
            var extracts = rows.FirstOrDefault(row => row.EntryType == EntryType.FullExtract);
            var replaces = rows.Any(row => row.EntryType == EntryType.FullDelete) || (extracts is not null && everyRowIsNamed);
            var after = replaces ? new Dictionary<string, Avail>(StringComparer.Ordinal) : new Dictionary<string, Avail>(before, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                switch (row.EntryType)
                {
                    case EntryType.FullExtract or EntryType.Create or EntryType.Update:
                        after[row.Avail.Id] = row.Avail;
                        break;
                    case EntryType.Delete when !after.Remove(row.Avail.Id):
                        findings.Add(new AvailsFinding(row.Sheet, row.Row, null, nameof(AvailsColumn.EntryType), FindingSeverity.Warning,
                            FindingCodes.NothingToDelete, "Delete names a right that is not there: nothing was taken away."));
                        break;
                }
            }
            foreach (var avail in after.Values)
            {
                if (!before.TryGetValue(avail.Id, out var known))
                {
                    added.Add(avail);
                    touched.Add(avail.TitleId);
                }
                else if (!known.IsSameAs(avail))
                {
                    changed.Add(new Change<Avail>(known, avail));
                    touched.Add(known.TitleId);
                    touched.Add(avail.TitleId);
                }
            }
            if (extracts is not null && !replaces && before.Keys.Except(rows.Select(row => row.Avail.Id)).Any())
            {
                findings.Add(new AvailsFinding(extracts.Sheet, extracts.Row, null, null, FindingSeverity.Warning, FindingCodes.UnitHeld,
                    $"{UnitOf(extracts.Avail)} keeps what this delivery no longer lists: a row without an ALID may stand for it."));
            }
            foreach (var avail in present.Where(avail => !after.ContainsKey(avail.Id)))
            {
                removed.Add(avail);
                touched.Add(avail.TitleId);
            }
        }

        ImmutableArray<string> NewOwners(List<AvailsRecord> taken) =>
        [
            .. taken.Select(record => record.Avail.ContentOwner).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(owner => !state.Owners.Contains(owner)).Order(StringComparer.Ordinal),
        ];

        ImmutableArray<Deal> NewDeals(List<AvailsRecord> taken)
        {
            var deals = new Dictionary<string, Deal>(state.Deals, StringComparer.Ordinal);
            var warned = new HashSet<string>(StringComparer.Ordinal);
            var fresh = ImmutableArray.CreateBuilder<Deal>();
            foreach (var record in taken.Where(record => record.Avail.Contract is not null))
            {
                var deal = new Deal(record.Avail.Contract!, record.Avail.ContentOwner);
                if (deals.TryAdd(deal.Id, deal))
                {
                    fresh.Add(deal);
                }
                else if (deals[deal.Id].ContentOwner is { } owner && deal.ContentOwner is not null && owner != deal.ContentOwner && warned.Add(deal.Id))
                {
                    findings.Add(new AvailsFinding(record.Sheet, record.Row, null, nameof(AvailsColumn.ContractID), FindingSeverity.Warning,
                        FindingCodes.DealOfAnotherOwner, $"Deal {deal.Id} already belongs to {owner}, and this row to {deal.ContentOwner}: the deal stays where it was."));
                }
            }
            return fresh.ToImmutable();
        }
    }
}
