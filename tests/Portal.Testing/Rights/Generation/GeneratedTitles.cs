using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Testing.Rights.Generation;

/// <summary>
/// Titles block by block: a block is a movie, a short, or a series with its seasons and episodes. Blocks are numbered, and ids begin with
/// the number, so that ids rise by bytes.
/// </summary>
sealed class GeneratedTitles(int seed, int count, GeneratedParties parties)
{
    static readonly string[] Names =
    [
        .. from first in "Quiet Amber Northern Hollow Paper Salt Glass Second Winter Distant Copper Silent Borrowed Velvet Crooked Last".Split(' ')
           from second in "Harbour Orchard Signal Letters Bridge Meridian Garden Witness Tides Carousel Station Lanterns Hours Atlas Vineyard Mirror".Split(' ')
           select $"{first} {second}",
    ];

    static readonly Duration[] RunTimes = [.. Enumerable.Range(1, 170).Select(minutes => Duration.FromSeconds((minutes * 60) + (minutes * 7 % 60)))];

    readonly GeneratedDates dates = new();

    /// <summary>What a block is, without its titles. Everything in it follows from its number.</summary>
    public readonly record struct Block(int Number, TitleKind Kind, int Seasons, int Episodes, int Owner, string Deal)
    {
        public int Titles => Kind == TitleKind.Series ? Seasons * Episodes : 1;

        public string Id => string.Create(CultureInfo.InvariantCulture, $"md:cid:org:generated:{Number:0000000}");

        public string SeasonId(int season) => string.Create(CultureInfo.InvariantCulture, $"{Id}-s{season:00}");
    }

    /// <summary>All blocks in order; the last may be cut short by the number of titles.</summary>
    public IEnumerable<Block> Blocks()
    {
        var made = 0;
        for (var number = 1; made < count; number++)
        {
            var block = At(number);
            made += block.Titles;
            yield return block;
        }
    }

    public IEnumerable<TitleRights> All()
    {
        var rows = new GeneratedRows(dates);
        return Blocks().SelectMany(block => TitlesOf(block, rows)).Take(count);
    }

    // One block in ten is a series, of some 20 episodes: 70 of 100 titles are episodes.
    Block At(int number)
    {
        var dice = new Dice(seed, number);
        var owner = parties.DrawOwner(ref dice);
        var deal = parties.DrawDeal(owner, ref dice);
        return dice.Below(1000) switch
        {
            < 104 => new Block(number, TitleKind.Series, dice.Between(1, 4), dice.Between(4, 12), owner, deal),
            < 334 => new Block(number, TitleKind.Short, 0, 0, owner, deal),
            _ => new Block(number, TitleKind.Movie, 0, 0, owner, deal),
        };
    }

    IEnumerable<TitleRights> TitlesOf(Block block, GeneratedRows drawing)
    {
        var dice = new Dice(seed, -block.Number);
        return block.Kind == TitleKind.Series ? SeriesOf(block, drawing, dice) : [Single(block, drawing, dice)];
    }

    TitleRights Single(Block block, GeneratedRows drawing, Dice dice)
    {
        var runTime = RunTimes[block.Kind == TitleKind.Short ? dice.Below(30) : 75 + dice.Below(95)];
        var title = new Title(block.Id, dice.One(Names), block.Kind, null, parties.Owners[block.Owner], null, runTime, 1);
        return new TitleRights(title, [], RowsOf(title, drawing.Draw(block.Deal, parties.DrawDeal(block.Owner, ref dice), ref dice)));
    }

    IEnumerable<TitleRights> SeriesOf(Block block, GeneratedRows drawing, Dice dice)
    {
        var owner = parties.Owners[block.Owner];
        var series = new Title(block.Id, dice.One(Names), TitleKind.Series, null, owner, null, null, 1);
        var runTime = RunTimes[20 + dice.Below(45)];
        for (var number = 1; number <= block.Seasons; number++)
        {
            var season = new Title(
                block.SeasonId(number), string.Create(CultureInfo.InvariantCulture, $"{series.Name}, season {number}"), TitleKind.Season, series.Id, owner, number, null, 1);
            Title[] ancestors = [season, series];
            var rows = drawing.Draw(block.Deal, parties.DrawDeal(block.Owner, ref dice), ref dice);
            for (var episode = 1; episode <= block.Episodes; episode++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{season.Id}e{episode:00}");
                var title = new Title(id, dice.One(Names), TitleKind.Episode, season.Id, owner, episode, runTime, 1);
                yield return new TitleRights(title, ancestors, RowsOf(title, rows));
            }
        }
    }

    static Avail[] RowsOf(Title title, RowPlan[] rows)
    {
        var alid = string.Concat("md:alid", title.Id.AsSpan("md:cid".Length));
        var avails = new Avail[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            avails[at] = rows[at].For(title.Id, alid, title.ContentOwner!);
        }
        Array.Sort(avails, static (one, other) => string.CompareOrdinal(one.Id, other.Id));
        return avails;
    }
}
