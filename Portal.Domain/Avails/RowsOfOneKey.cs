using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>
/// Rows of one key (other contracts, other languages) are told apart by their order in a delivery. One that replaces its unit has them all;
/// one that adds or takes away some of them does not, and there the contract says which of those present is meant.
/// </summary>
sealed class RowsOfOneKey
{
    readonly string key;
    readonly HashSet<string> present;
    readonly Dictionary<(string? Contract, bool Deletes), Queue<string>> left = [];
    int nextOrdinal;

    RowsOfOneKey(string key, Avail[] rows)
    {
        this.key = key;
        present = rows.Select(avail => avail.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var contract in InOrder(key, rows).GroupBy(avail => avail.Contract))
        {
            left[(contract.Key, true)] = new Queue<string>(contract.Select(avail => avail.Id));
            left[(contract.Key, false)] = new Queue<string>(contract.Select(avail => avail.Id));
        }
    }

    /// <summary>A unit's rows in the order of the file, with the ids of what they mean among what is present.</summary>
    public static IEnumerable<SequencedRecord> Meant(IReadOnlyCollection<SequencedRecord> rows, IEnumerable<Avail> present)
    {
        var several = present.GroupBy(avail => avail.Key, StringComparer.Ordinal).Where(key => key.Count() > 1)
            .ToDictionary(key => key.Key, key => new RowsOfOneKey(key.Key, [.. key]), StringComparer.Ordinal);
        return several.Count == 0
            ? rows
            : [.. rows.Select(row => several.TryGetValue(row.Avail.Key, out var known) ? known.Meant(row) : row)];
    }

    SequencedRecord Meant(SequencedRecord row)
    {
        var deletes = row.Record.EntryType == EntryType.Delete;
        var id = left.TryGetValue((row.Avail.Contract, deletes), out var own) && own.TryDequeue(out var known) ? known
            : deletes ? row.Avail.Id
            : FreeId();
        return row with { Record = row.Record with { Avail = row.Avail with { Id = id } } };
    }

    /// <summary>Of a contract that none of those present has: one more.</summary>
    string FreeId()
    {
        string id;
        do
        {
            id = AvailIds.Of(key, nextOrdinal++);
        }
        while (present.Contains(id));
        return id;
    }

    /// <summary>By the ordinals their ids were made of; twice as many, because some may have been taken away since.</summary>
    static IEnumerable<Avail> InOrder(string key, Avail[] rows)
    {
        var ordinals = Enumerable.Range(0, rows.Length * 2).ToDictionary(ordinal => AvailIds.Of(key, ordinal), StringComparer.Ordinal);
        return rows.OrderBy(avail => ordinals.GetValueOrDefault(avail.Id, int.MaxValue)).ThenBy(avail => avail.Id, StringComparer.Ordinal);
    }
}
