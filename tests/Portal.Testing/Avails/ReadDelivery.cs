using Portal.Data.Avails.Spools;
using Portal.Domain.Avails;

namespace Portal.Testing;

/// <summary>A small delivery, read whole, with each right's id and title as planning sees them.</summary>
public sealed record ReadDelivery(AvailsDelivery Delivery, IReadOnlyList<DeliveryRow> Rows)
{
    public string Template => Delivery.Template;

    public int RowsRead => Delivery.RowsRead;

    public IReadOnlyList<AvailsFinding> Findings => Delivery.Findings;

    public IReadOnlyList<AvailsRecord> Records => [.. DeliveryBatch.Of(Rows).Records.Select(row => row.Record)];

    public IReadOnlyList<RejectedRow> Rejected => [.. Rows.Select(row => row.Rejected).OfType<RejectedRow>()];

    public static ReadDelivery Of(IAvailsDocument document)
    {
        using var spool = Spools.InMemory().Rows();
        var delivery = AvailsDelivery.Read(document, spool);
        return new ReadDelivery(delivery, [.. Enumerable.Range(0, spool.Partitions).SelectMany(spool.Read).OrderBy(row => row.Sequence)]);
    }
}

/// <summary>Spools for tests.</summary>
public static class Spools
{
    /// <summary>What fits into memory, and so writes no file.</summary>
    public static ISpools InMemory(int partitions = 8) =>
        new SpoolFiles(new SpoolOptions(Path.Combine(Path.GetTempPath(), "portal-test-no-spools")) { Partitions = partitions });

    /// <summary>Every chunk goes to a file.</summary>
    public static ISpools OnDisk(TestDirectory directory, int partitions = 64) =>
        new SpoolFiles(new SpoolOptions(directory.Path) { Partitions = partitions, BytesInMemory = 0, ChunkBytes = 200 });
}
