namespace Portal.Domain.Avails;

/// <summary>
/// Opens room for what a delivery is too large to hold at once: small ones stay in memory, large ones go to temporary files that are
/// gone when the spool is disposed.
/// </summary>
public interface ISpools
{
    ISpool<DeliveryRow> Rows();

    ISpool<TitleMention> Mentions();
}

/// <summary>
/// Items put aside by partition, so that one part of them at a time is in memory. All items of one key lie in one partition, in the
/// order in which they came. Written by one thread, then read as often as needed.
/// </summary>
public interface ISpool<T> : IDisposable
{
    /// <summary>How many partitions there are; their numbers begin at 0.</summary>
    int Partitions { get; }

    void Add(string key, T item);

    /// <summary>Items in a partition.</summary>
    int Count(int partition);

    IEnumerable<T> Read(int partition);
}

/// <summary>A row of a delivery: accepted or rejected, never both.</summary>
/// <param name="Sequence">Its place in the file among all rows, from 0.</param>
public sealed record DeliveryRow(int Sequence, AvailsRecord? Accepted, RejectedRow? Rejected)
{
    public string Alid => Accepted?.Avail.Alid ?? Rejected!.Alid;
}

/// <summary>A title that a delivery speaks of.</summary>
/// <param name="Sequence">Of the row that speaks.</param>
/// <param name="Facts">Null where only the title's avails change.</param>
public sealed record TitleMention(int Sequence, string Id, TitleFacts? Facts);

static class SpoolBatches
{
    /// <summary>
    /// All items, some partitions at a time: as many as have <paramref name="size"/> items together, and at least one. A batch is in the
    /// order of the file.
    /// </summary>
    public static IEnumerable<List<T>> Batches<T>(this ISpool<T> spool, int size, Func<T, int> sequence)
    {
        for (var partition = 0; partition < spool.Partitions;)
        {
            var batch = new List<T>(spool.Count(partition));
            do
            {
                batch.AddRange(spool.Read(partition++));
            }
            while (partition < spool.Partitions && batch.Count + spool.Count(partition) <= size);
            if (batch.Count > 0)
            {
                yield return [.. batch.OrderBy(sequence)];
            }
        }
    }
}
