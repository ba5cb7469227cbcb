using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Testing.Rights.Generation;

/// <summary>Draws which rows the titles of a block have: for subscriptions, purchases and rentals, or with advertising, in a few territories.</summary>
sealed class GeneratedRows(GeneratedDates dates)
{
    static readonly Duration Month = Duration.FromHours(720);
    static readonly Duration Week = Duration.FromHours(168);
    static readonly Duration TwoDays = Duration.FromHours(48);
    static readonly Duration OneDay = Duration.FromHours(24);

    readonly Zipf territories = new(Territories.Length);

    /// <summary>The most frequent first.</summary>
    public static ImmutableArray<Territory> Territories { get; } =
        [.. "US GB DE FR JP BR CA AU IT ES MX KR".Split(' ').Select(Territory.Parse)];

    public RowPlan[] Draw(string deal, string otherDeal, ref Dice dice)
    {
        var rows = new List<RowPlan>(12);
        var said = DrawDownload(ref dice);
        switch (dice.Below(100))
        {
            case < 42:
                foreach (var territory in Some(1, 5, ref dice))
                {
                    rows.Add(Row(territory, "SVOD", DrawHighest(ref dice), said, deal, ref dice));
                }
                break;
            case < 52:
                rows.Add(Row(Territory.Worldwide, "SVOD", DrawHighest(ref dice), said, deal, ref dice) with { Excluded = DrawExcluded(ref dice) });
                break;
            case < 70:
                foreach (var territory in Some(1, 2, ref dice))
                {
                    AddSales(rows, territory, said, deal, ref dice);
                }
                break;
            case < 86:
                var home = Some(1, 1, ref dice)[0];
                rows.Add(Row(home, "SVOD", DrawHighest(ref dice), said, deal, ref dice));
                rows.Add(Row(home, "EST", "HD", DownloadPermission.Yes, dice.InHundred(30) ? otherDeal : deal, ref dice));
                break;
            case < 99:
                foreach (var territory in Some(1, 2, ref dice))
                {
                    rows.Add(Row(territory, "AVOD", dice.InHundred(60) ? "HD" : "SD", said, deal, ref dice));
                }
                break;
            default:
                rows.Add(Row(Some(1, 1, ref dice)[0], "Library", "HD", said, deal, ref dice));
                break;
        }
        return [.. rows];
    }

    /// <summary>Purchases and rentals have a row for every format, with one window; a purchase in SD may forbid what HD permits.</summary>
    void AddSales(List<RowPlan> rows, Territory territory, DownloadPermission said, string deal, ref Dice dice)
    {
        var sale = Row(territory, "EST", "SD", DownloadPermission.Yes, deal, ref dice);
        rows.Add(dice.InHundred(10) ? sale with { Download = DownloadPermission.No } : sale);
        rows.Add(sale with { Format = "HD" });
        if (dice.InHundred(30))
        {
            rows.Add(sale with { Format = "UHD" });
        }
        var rental = Row(territory, "VOD", "SD", said, deal, ref dice);
        rows.Add(rental);
        rows.Add(rental with { Format = "HD" });
    }

    RowPlan Row(Territory territory, string licenseType, string format, DownloadPermission download, string deal, ref Dice dice)
    {
        var (start, end) = GeneratedDates.Draw(ref dice);
        var isRental = licenseType == "VOD" && dice.InHundred(90);
        var isShort = dice.InHundred(20);
        GeneratedDates.Span? fixedEnd = dice.InHundred(3) && end is { } last ? dates.In(territory, start, Math.Min(last + 2, 380)) : null;
        return new RowPlan(
            territory, [], licenseType, format, dates.In(territory, start, end), download,
            isRental ? (isShort ? Week : Month) : null, isRental ? (isShort ? OneDay : TwoDays) : null, fixedEnd, deal);
    }

    Territory[] Some(int least, int most, ref Dice dice)
    {
        var wanted = dice.Between(least, most);
        var drawn = new SortedSet<Territory>();
        while (drawn.Count < wanted)
        {
            drawn.Add(Territories[territories.Draw(ref dice)]);
        }
        return [.. drawn];
    }

    ImmutableArray<Territory> DrawExcluded(ref Dice dice) => dice.InHundred(60) ? [.. Some(1, 3, ref dice)] : [];

    static string DrawHighest(ref Dice dice) => dice.Below(100) switch
    {
        < 15 => "UHD",
        < 90 => "HD",
        _ => "SD",
    };

    static DownloadPermission DrawDownload(ref Dice dice) => dice.Below(100) switch
    {
        < 62 => DownloadPermission.Yes,
        < 80 => DownloadPermission.No,
        _ => DownloadPermission.NotStated,
    };
}
