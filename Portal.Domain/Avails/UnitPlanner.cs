using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>
/// Compares a batch of a delivery with what the catalog holds of its ALIDs. The unit is (ALID, territory): under Full Extract a
/// missing row is a removal, so one rejected row leaves its whole unit as it was. Units of content owners the viewer does not see are
/// left alone as well.
/// </summary>
sealed class UnitPlanner(Viewer viewer, DeliveryBatch batch, CatalogState state, bool everyRowIsNamed, FindingLedger findings)
{
    readonly List<Avail> added = [];
    readonly List<Change<Avail>> changed = [];
    readonly List<Avail> removed = [];
    readonly List<string> noLongerListed = [];
    readonly HashSet<AvailsUnit> held = [];
    readonly List<(string Sheet, int Row)> refused = [];
    IReadOnlyList<SequencedRecord> records = batch.Records;

    /// <summary>Rows that could not be read, and once the plan is made those that concern another content owner.</summary>
    public IEnumerable<(string Sheet, int Row)> NotTaken => batch.Rejected.Select(row => (row.Row.Sheet, row.Row.Row)).Concat(refused);

    /// <summary>Rows that count once the plan is made: their titles, owners and deals are made where they are missing.</summary>
    public IEnumerable<SequencedRecord> Taken =>
        records.Where(row => row.Record.EntryType is not (EntryType.FullDelete or EntryType.Delete) && !held.Contains(row.Unit));

    /// <summary>What happens to avails; titles, owners and deals are planned for the delivery as a whole.</summary>
    public ImportPlan Plan()
    {
        HoldRejected();
        HoldForeign();
        var present = state.Avails.ToLookup(UnitOf);
        records =
        [
            .. batch.Records.GroupBy(row => row.Unit)
                .SelectMany(unit => Replaces([.. unit]) ? unit : RowsOfOneKey.Meant([.. unit], present[unit.Key]))
                .OrderBy(row => row.Sequence),
        ];
        foreach (var unit in records.GroupBy(row => row.Unit).Where(unit => !held.Contains(unit.Key)))
        {
            PlanUnit([.. unit], [.. present[unit.Key].OrderBy(avail => avail.Id, StringComparer.Ordinal)]);
        }
        return ImportPlan.Nothing with
        {
            AvailsAdded = [.. added],
            AvailsChanged = [.. changed],
            AvailsRemoved = [.. removed],
            NoLongerListed = [.. noLongerListed],
            UnitsHeld = [.. held.OrderBy(unit => unit.Alid, StringComparer.Ordinal).ThenBy(unit => unit.Territory)],
        };
    }

    static AvailsUnit UnitOf(Avail avail) => new(avail.Alid, avail.Territory);

    void HoldRejected()
    {
        if (batch.Rejected.Count == 0)
        {
            return;
        }
        // Where another owner has rights is not told; no row here is of those units.
        var seen = state.Avails.Where(avail => viewer.Sees(avail.ContentOwner)).Select(UnitOf);
        var units = batch.Records.Select(row => row.Unit).Concat(seen).Distinct().OrderBy(unit => unit.Territory).ToLookup(unit => unit.Alid);
        foreach (var (sequence, row) in batch.Rejected)
        {
            var touchedUnits = row.Territory is { } territory ? [new AvailsUnit(row.Alid, territory)] : units[row.Alid];
            foreach (var unit in touchedUnits.Where(held.Add))
            {
                Warn(sequence, row.Sheet, row.Row, null, FindingCodes.UnitHeld, $"{unit} was left as it was, because row {row.Row} was rejected.");
            }
        }
    }

    void HoldForeign()
    {
        if (viewer.ContentOwners is null)
        {
            return;
        }
        var foreign = state.Avails.Where(avail => !viewer.Sees(avail.ContentOwner)).Select(UnitOf).ToHashSet();
        foreach (var row in batch.Records.Where(row => foreign.Contains(row.Unit) || !MayChange(row.Record)))
        {
            refused.Add((row.Record.Sheet, row.Record.Row));
            findings.Add(row.Sequence, new AvailsFinding(
                row.Record.Sheet, row.Record.Row, null, nameof(AvailsColumn.DisplayName), FindingSeverity.Error, FindingCodes.OwnerNotGranted,
                $"{row.Unit} was left as it was: you may not change what belongs to another content owner."));
            held.Add(row.Unit);
        }
    }

    bool MayChange(AvailsRecord record) =>
        viewer.Sees(record.Avail.ContentOwner)
        && record.Titles.All(facts => !state.Titles.TryGetValue(facts.Id, out var title) || viewer.Sees(title.ContentOwner));

    /// <summary>One unit: its rows in the order of the file, and the avails it has now.</summary>
    void PlanUnit(SequencedRecord[] rows, Avail[] present)
    {
        var before = present.ToDictionary(avail => avail.Id, StringComparer.Ordinal);
        var after = After(rows, before, out var keeping);
        TellConflicts(rows, after.Values);
        foreach (var avail in after.Values)
        {
            if (!before.TryGetValue(avail.Id, out var known))
            {
                added.Add(avail);
            }
            else if (!known.IsSameAs(avail))
            {
                changed.Add(new Change<Avail>(known, avail));
            }
        }
        if (keeping is { } extract)
        {
            Warn(extract.Sequence, extract.Record.Sheet, extract.Record.Row, null, FindingCodes.UnitHeld,
                $"{extract.Unit} keeps what this delivery no longer lists: a row without an ALID may stand for it.");
        }
        var deleted = rows.Where(row => row.Record.EntryType == EntryType.Delete).Select(row => row.Avail.Id).ToHashSet(StringComparer.Ordinal);
        var isDeleted = rows.Any(row => row.Record.EntryType == EntryType.FullDelete);
        foreach (var avail in present.Where(avail => !after.ContainsKey(avail.Id)))
        {
            removed.Add(avail);
            if (!isDeleted && !deleted.Contains(avail.Id))
            {
                noLongerListed.Add(avail.Id);
            }
        }
    }

    /// <summary>
    /// Told at the later of two rows where both are delivered, once for each row and kind; what was there before and is not delivered again
    /// is not told. A repetition does no harm: rows that differ in price or language alone look like one.
    /// </summary>
    void TellConflicts(SequencedRecord[] rows, Dictionary<string, Avail>.ValueCollection after)
    {
        if (after.Count < 2)
        {
            return;
        }
        var delivered = rows.GroupBy(row => row.Avail.Id, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Last(), StringComparer.Ordinal);
        var told = new HashSet<(int Sequence, bool IsContradiction)>();
        foreach (var conflict in AvailConflicts.Among(after))
        {
            SequencedRecord[] sides =
            [
                .. new[] { conflict.One.Id, conflict.Other.Id }.Where(delivered.ContainsKey).Select(id => delivered[id]).OrderBy(row => row.Sequence),
            ];
            if (sides is [.., var last] && told.Add((last.Sequence, conflict.IsContradiction)))
            {
                var where = sides is [var first, _] ? $" The other is row {first.Record.Row} of '{first.Record.Sheet}'." : " The other was delivered before.";
                var (severity, code) = conflict.IsContradiction
                    ? (FindingSeverity.Warning, FindingCodes.RowsContradict)
                    : (FindingSeverity.Info, FindingCodes.RowsRepeat);
                findings.Add(last.Sequence, new AvailsFinding(last.Record.Sheet, last.Record.Row, null, null, severity, code, conflict.Sentence + where));
            }
        }
    }

    /// <summary>What the unit has after its rows.</summary>
    /// <param name="keeping">The Full Extract row that removes nothing although it no longer lists something; null otherwise.</param>
    Dictionary<string, Avail> After(SequencedRecord[] rows, Dictionary<string, Avail> before, out SequencedRecord? keeping)
    {
        SequencedRecord? extract = rows.Any(row => row.Record.EntryType == EntryType.FullExtract)
            ? rows.First(row => row.Record.EntryType == EntryType.FullExtract)
            : null;
        var replaces = Replaces(rows);
        var after = replaces ? new Dictionary<string, Avail>(StringComparer.Ordinal) : new Dictionary<string, Avail>(before, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            switch (row.Record.EntryType)
            {
                case EntryType.FullExtract or EntryType.Create or EntryType.Update:
                    after[row.Avail.Id] = row.Avail;
                    break;
                case EntryType.Delete when !after.Remove(row.Avail.Id):
                    Warn(row.Sequence, row.Record.Sheet, row.Record.Row, nameof(AvailsColumn.EntryType), FindingCodes.NothingToDelete,
                        "Delete names a right that is not there: nothing was taken away.");
                    break;
            }
        }
        keeping = extract is not null && !replaces && before.Keys.Except(rows.Select(row => row.Avail.Id)).Any() ? extract : null;
        return after;
    }

    // A row without an ALID may be the very one that seems to be missing, so under Full Extract nothing counts as missing then.
    bool Replaces(SequencedRecord[] rows) => rows.Any(row =>
        row.Record.EntryType == EntryType.FullDelete || (row.Record.EntryType == EntryType.FullExtract && everyRowIsNamed));

    void Warn(int sequence, string sheet, int row, string? column, string code, string message) =>
        findings.Add(sequence, new AvailsFinding(sheet, row, null, column, FindingSeverity.Warning, code, message));
}
