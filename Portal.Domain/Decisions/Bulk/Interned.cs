namespace Portal.Domain.Decisions.Bulk;

/// <summary>Gives each distinct value a number, from 0.</summary>
sealed class Interned<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    readonly Dictionary<T, int> numbers = new(comparer);

    public int NumberOf(T value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers.Add(value, number = numbers.Count);
        }
        return number;
    }

    /// <summary>By number.</summary>
    public T[] ToArray()
    {
        var values = new T[numbers.Count];
        foreach (var (value, number) in numbers)
        {
            values[number] = value;
        }
        return values;
    }
}
