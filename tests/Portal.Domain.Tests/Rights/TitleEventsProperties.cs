using CsCheck;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

/// <summary>What holds of any rows of a title, circles of conditions among them.</summary>
public sealed class TitleEventsProperties
{
    static readonly string[] Dates =
        ["2026-05-01", "2026-09-01", "Open", "ESTStart", "ESTEnd", "VODStart", "VODEnd", "SVODStart", "Theatrical", "Completed", "TBD"];

    static readonly Gen<Avail> Row =
        from place in One("GB", "US", "ZZ", "ZZ-US")
        from type in One("EST", "VOD", "SVOD")
        from start in One(Dates)
        from end in One(Dates)
        from days in Gen.Int[-40, 40]
        from longest in Gen.Int[0, 60]
        select AvailText.Parse($"{place} {type} HD") with
        {
            Window = null,
            StatedStart = start,
            StartLag = days == 0 ? null : Lag.FromSeconds(days * 86_400L),
            StatedEnd = end,
            WindowDuration = longest < 40 ? null : Duration.FromDays(longest),
        };

    static readonly Gen<Avail[]> Rows = Row.Array[1, 7].Select(rows => rows.Select((row, at) => row with { Id = $"{at}" }).ToArray());

    static readonly Gen<EventDate[]> Stated =
        Gen.Select(One(AvailEvent.Theatrical, AvailEvent.Completed, AvailEvent.VODStart), One("GB", "US", "ZZ"), One("2026-02-01", "2026-07-01"))
            .Select(date => EventDate.TryParse(date.Item1, Territory.Parse(date.Item2), date.Item3, out var read) ? read : throw new FormatException(date.Item3))
            .Array[0, 3].Select(dates => dates.DistinctBy(date => (date.Event, date.Territory)).ToArray());

    static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    [Fact]
    public void Resolving_comes_to_the_same_in_any_order_of_rows() =>
        Gen.Select(Rows, Stated, Gen.Int[0, 1_000]).Sample(
            (rows, dates, seed) =>
            {
                var shuffled = rows.ToArray();
                new Random(seed).Shuffle(shuffled);
                var one = TitleEvents.Resolve(rows, dates).ToDictionary(row => row.Id);
                return TitleEvents.Resolve(shuffled, dates).All(row => one[row.Id].Window == row.Window);
            },
            iter: 2_000);

    // Of events that no row makes: a date for one that rows make too may end a circle, and rows that were passed over then count.
    [Fact]
    public void No_date_of_an_event_that_rows_do_not_make_closes_a_row() =>
        Gen.Select(Rows, Stated).Sample(
            (rows, stated) =>
            {
                var dates = stated.Where(date => date.Event is AvailEvent.Theatrical or AvailEvent.Completed).ToArray();
                return TitleEvents.Resolve(rows, []).Zip(TitleEvents.Resolve(rows, dates)).All(pair => pair.First.Window is null || pair.Second.Window is not null);
            },
            iter: 2_000);

    [Fact]
    public void Worldwide_row_is_nowhere_open_longer_than_its_widest_window() =>
        Gen.Select(Rows, Stated).Sample(
            (rows, dates) => TitleEvents.Resolve(rows, dates).Where(row => row.Territory.IsWorldwide).All(row =>
                Territory.All.Where(territory => !territory.IsWorldwide && row.Covers(territory)).Select(territory => row.In(territory).Window).OfType<Window>().All(own =>
                    row.Window is { } widest
                    && (widest.Start is null || own.Start >= widest.Start)
                    && (widest.End is null || own.End <= widest.End))),
            iter: 200);
}
