using System.Globalization;

namespace Portal.Testing.Rights.Generation;

/// <summary>60 content owners and their 500 deals, invented. An owner of many titles has many deals, and each has at least one.</summary>
sealed class GeneratedParties
{
    public const int OwnerCount = 60;
    public const int DealCount = 500;

    static readonly string[] Houses =
    [
        "Velmora", "Quenlyth", "Ostrand", "Harrowmere", "Tindralin", "Bexwick Vale", "Corvanne", "Ashgrove Tarn", "Lumeris", "Fennimar", "Osprelle", "Drustan Fell",
    ];

    static readonly string[] Trades = ["Pictures", "Television", "Studios", "Distribution", "Shorts"];

    readonly Zipf owners = new(OwnerCount);
    readonly Zipf[] dealsOfOwner;

    public GeneratedParties()
    {
        Owners = [.. from trade in Trades from house in Houses select $"{house} {trade}"];
        var counts = CountDeals();
        DealsOf = [.. counts.Select((count, owner) => Enumerable.Range(0, count).Select(deal => DealId(owner, deal)).ToArray())];
        dealsOfOwner = [.. counts.Select(count => new Zipf(count))];
    }

    /// <summary>The most frequent first.</summary>
    public string[] Owners { get; }

    /// <summary>By owner.</summary>
    public string[][] DealsOf { get; }

    public int DrawOwner(ref Dice dice) => owners.Draw(ref dice);

    public string DrawDeal(int owner, ref Dice dice) => DealsOf[owner][dealsOfOwner[owner].Draw(ref dice)];

    static string DealId(int owner, int deal) => string.Create(CultureInfo.InvariantCulture, $"GEN-{owner + 1:00}-{2019 + (deal % 8)}-{deal + 1:000}");

    static int[] CountDeals()
    {
        var shares = Enumerable.Range(0, OwnerCount).Sum(Zipf.ShareOf);
        var counts = Enumerable.Range(0, OwnerCount).Select(owner => 1 + (int)((DealCount - OwnerCount) * Zipf.ShareOf(owner) / shares)).ToArray();
        for (var owner = 0; counts.Sum() < DealCount; owner++)
        {
            counts[owner]++;
        }
        return counts;
    }
}
