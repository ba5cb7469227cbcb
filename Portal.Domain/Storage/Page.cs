namespace Portal.Domain.Storage;

/// <summary>Which part of a list is asked for. Throws on a number below 1 or a size outside 1 to <see cref="MaxSize"/>.</summary>
public sealed record PageRequest
{
    public const int MaxSize = 500;

    public PageRequest(int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        Number = number;
        Size = size;
    }

    /// <summary>The first page is 1.</summary>
    public int Number { get; }

    public int Size { get; }

    /// <summary>How many items come before this page.</summary>
    public long Skip => (Number - 1L) * Size;
}

/// <summary>A part of a list, and how long the list is.</summary>
/// <param name="Total">Items that pass the filter, on every page together.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, PageRequest Request);
