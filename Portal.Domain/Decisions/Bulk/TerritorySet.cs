namespace Portal.Domain.Decisions.Bulk;

/// <summary>Some of a table's territories, by their places in its list.</summary>
readonly record struct TerritorySet(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>More territories than there are codes.</summary>
    public const int Capacity = 256;

    public bool Contains(int place) => (Part(place >> 6) & (1UL << (place & 63))) != 0;

    public TerritorySet With(int place)
    {
        var bit = 1UL << (place & 63);
        return (place >> 6) switch
        {
            0 => this with { First = First | bit },
            1 => this with { Second = Second | bit },
            2 => this with { Third = Third | bit },
            _ => this with { Fourth = Fourth | bit },
        };
    }

    ulong Part(int part) => part switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        _ => Fourth,
    };
}
