namespace Portal.Testing.Rights.Generation;

/// <summary>Pseudo-random numbers of no allocation (SplitMix64): the same for the same seed and place, on every runtime.</summary>
struct Dice(long seed, long place)
{
    ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)place * 0xD1B54A32D192ED03UL) ^ 0x2545F4914F6CDD1DUL);

    public ulong Roll()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0, below <paramref name="sides"/>.</summary>
    public int Below(int sides) => (int)(((Roll() >> 32) * (ulong)sides) >> 32);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool InHundred(int chances) => Below(100) < chances;

    public T One<T>(T[] of) => of[Below(of.Length)];
}

/// <summary>Draws ranks of which the first is the most frequent, the n-th 1/n as often: as content owners and deals are.</summary>
sealed class Zipf
{
    readonly double[] upTo;

    public Zipf(int ranks)
    {
        upTo = new double[ranks];
        var sum = 0.0;
        for (var rank = 0; rank < ranks; rank++)
        {
            upTo[rank] = sum += ShareOf(rank);
        }
    }

    public static double ShareOf(int rank) => 1.0 / (rank + 1);

    public int Draw(ref Dice dice)
    {
        var point = (dice.Roll() >> 11) * (1.0 / (1UL << 53)) * upTo[^1];
        var found = Array.BinarySearch(upTo, point);
        return Math.Min(found >= 0 ? found + 1 : ~found, upTo.Length - 1);
    }
}
