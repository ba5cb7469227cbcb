using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>
/// Some of a delivery's ALIDs with all their rows, in the order of the file: each right has its id, and each row knows its title.
/// </summary>
public sealed class DeliveryBatch
{
    DeliveryBatch(IReadOnlyList<SequencedRecord> records, IReadOnlyList<SequencedRejection> rejected) => (Records, Rejected) = (records, rejected);

    public IReadOnlyList<SequencedRecord> Records { get; }

    public IReadOnlyList<SequencedRejection> Rejected { get; }

    /// <summary>Whom its rows name, some of them more than once.</summary>
    public IEnumerable<string?> ContentOwners => Records.Select(row => row.Avail.ContentOwner).Concat(Rejected.Select(row => row.Row.ContentOwner));

    /// <summary>All rows of an ALID have to be among them.</summary>
    public static DeliveryBatch Of(IReadOnlyCollection<DeliveryRow> rows)
    {
        var ordinals = new Dictionary<(string Key, bool Deletes), int>();
        var contentIds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in rows.Select(row => row.Accepted).OfType<AvailsRecord>().Where(record => !record.TitleIsAlid))
        {
            contentIds.TryAdd(record.Avail.Alid, record.Avail.TitleId);
        }
        return new DeliveryBatch(
            [.. rows.Where(row => row.Accepted is not null).Select(row => new SequencedRecord(row.Sequence, Settled(row.Accepted!)))],
            [.. rows.Where(row => row.Rejected is not null).Select(row => new SequencedRejection(row.Sequence, row.Rejected!))]);

        // A row that leaves its ContentID out speaks of the title that other rows of its ALID name.
        AvailsRecord Settled(AvailsRecord record)
        {
            var key = record.Avail.Key;
            var ordinal = ordinals[(key, record.EntryType == EntryType.Delete)] =
                ordinals.TryGetValue((key, record.EntryType == EntryType.Delete), out var before) ? before + 1 : 0;
            var avail = record.Avail with { Id = AvailIds.Of(key, ordinal) };
            return record.TitleIsAlid && contentIds.TryGetValue(avail.Alid, out var titleId)
                ? record with
                {
                    Avail = avail with { TitleId = titleId },
                    Titles = record.Titles.SetItem(0, record.Titles[0] with { Id = titleId }),
                    TitleIsAlid = false,
                }
                : record with { Avail = avail };
        }
    }
}

/// <summary>A readable row with its place in the file.</summary>
public readonly record struct SequencedRecord(int Sequence, AvailsRecord Record)
{
    public Avail Avail => Record.Avail;

    public AvailsUnit Unit => new(Record.Avail.Alid, Record.Avail.Territory);
}

/// <summary>A rejected row with its place in the file.</summary>
public readonly record struct SequencedRejection(int Sequence, RejectedRow Row);
