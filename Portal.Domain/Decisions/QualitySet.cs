using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>Some of the qualities.</summary>
public readonly record struct QualitySet
{
    readonly byte bits;

    QualitySet(int bits) => this.bits = (byte)bits;

    public static QualitySet None { get; }

    public static QualitySet All { get; } = None.With(Quality.SD).With(Quality.HD).With(Quality.UHD);

    /// <summary>What a row lets be requested.</summary>
    public static QualitySet OfferedBy(Avail avail)
    {
        var offered = None;
        for (var quality = Quality.SD; quality <= Quality.UHD; quality++)
        {
            offered = avail.Offers(quality) ? offered.With(quality) : offered;
        }
        return offered;
    }

    public bool Contains(Quality quality) => (bits & (1 << (int)quality)) != 0;

    public QualitySet With(Quality quality) => new(bits | (1 << (int)quality));

    public bool IsEmpty => bits == 0;

    /// <summary>Null for none.</summary>
    public Quality? Best =>
        Contains(Quality.UHD) ? Quality.UHD
        : Contains(Quality.HD) ? Quality.HD
        : Contains(Quality.SD) ? Quality.SD
        : null;
}
