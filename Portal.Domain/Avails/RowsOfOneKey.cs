using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>
/// Rows of one key (other contracts, other languages) are told apart by their order in a delivery. One that replaces its unit has them all;
/// one that adds or takes away some of them does not, and there the contract says which of those present is meant.
/// </summary>
static class RowsOfOneKey
{
    /// <summary>A unit's rows in the order of the file, with the ids of what they mean among what is present.</summary>
    public static IEnumerable<SequencedRecord> Meant(IReadOnlyCollection<SequencedRecord> rows, IEnumerable<Avail> present)
    {
        var several = present.GroupBy(avail => avail.Key, StringComparer.Ordinal).Where(key => key.Count() > 1)
            .ToDictionary(key => key.Key, key => InOrder(key.Key, [.. key]), StringComparer.Ordinal);
        if (several.Count == 0)
        {
            return rows;
        }
        var taken = new HashSet<(string Id, bool Deletes)>();
        return [.. rows.Select(row => several.TryGetValue(row.Avail.Key, out var known) ? Meant(row, known, taken) : row)];
    }

    static SequencedRecord Meant(SequencedRecord row, Avail[] present, HashSet<(string Id, bool Deletes)> taken)
    {
        var deletes = row.Record.EntryType == EntryType.Delete;
        var own = present.FirstOrDefault(avail => avail.Contract == row.Avail.Contract && !taken.Contains((avail.Id, deletes)))?.Id;
        var id = own ?? (deletes ? row.Avail.Id : FreeId(row.Avail.Key, present, taken));
        taken.Add((id, deletes));
        return row with { Record = row.Record with { Avail = row.Avail with { Id = id } } };
    }

    /// <summary>Of a contract that none of those present has: one more.</summary>
    static string FreeId(string key, Avail[] present, HashSet<(string Id, bool Deletes)> taken) =>
        Enumerable.Range(0, int.MaxValue).Select(ordinal => AvailIds.Of(key, ordinal))
            .First(id => !taken.Contains((id, false)) && !Array.Exists(present, avail => avail.Id == id));

    /// <summary>By the ordinals their ids were made of; twice as many, because some may have been taken away since.</summary>
    static Avail[] InOrder(string key, Avail[] rows)
    {
        var ordinals = Enumerable.Range(0, rows.Length * 2).ToDictionary(ordinal => AvailIds.Of(key, ordinal), StringComparer.Ordinal);
        return [.. rows.OrderBy(avail => ordinals.GetValueOrDefault(avail.Id, int.MaxValue)).ThenBy(avail => avail.Id, StringComparer.Ordinal)];
    }
}
