namespace Portal.Domain.Decisions.Bulk;

/// <summary>Where a title's rights are in a table.</summary>
public readonly record struct TitlePlace(int FirstRow, int Rows, int Line);

/// <summary>
/// Titles by id. Finding one among a million costs what it waits for memory, so one place holds the id and where its rights are. Not for
/// several threads while titles are added.
/// </summary>
sealed class TitleIndex
{
    Slot[] slots = new Slot[16];

    public int Count { get; private set; }

    /// <exception cref="ArgumentException">The id is there already.</exception>
    public void Add(string id, TitlePlace place)
    {
        if (Count * 2 >= slots.Length)
        {
            Grow();
        }
        var hash = string.GetHashCode(id, StringComparison.Ordinal);
        ref var slot = ref Find(slots, id, hash);
        if (slot.Id is not null)
        {
            throw new ArgumentException($"The title '{id}' comes twice.", nameof(id));
        }
        slot = new Slot(id, hash, place);
        Count++;
    }

    public bool TryFind(string id, out TitlePlace place)
    {
        ref readonly var slot = ref Find(slots, id, string.GetHashCode(id, StringComparison.Ordinal));
        place = slot.Place;
        return slot.Id is not null;
    }

    // The id's slot, or the empty one where it belongs; at most half of them are taken.
    static ref Slot Find(Slot[] slots, string id, int hash)
    {
        var mask = slots.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Id is null || (slot.Hash == hash && slot.Id == id))
            {
                return ref slot;
            }
        }
    }

    void Grow()
    {
        var larger = new Slot[slots.Length * 2];
        foreach (ref readonly var slot in slots.AsSpan())
        {
            if (slot.Id is { } id)
            {
                Find(larger, id, slot.Hash) = slot;
            }
        }
        slots = larger;
    }

    readonly record struct Slot(string? Id, int Hash, TitlePlace Place);
}
