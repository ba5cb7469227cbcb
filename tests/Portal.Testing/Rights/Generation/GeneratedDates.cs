using NodaTime;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Testing.Rights.Generation;

/// <summary>Windows around <see cref="FixedClock.Start"/>, by dates that are the 1st or the 15th of a month; each text and instant exists once.</summary>
sealed class GeneratedDates
{
    const int First = -120;
    const int Last = 72;

    static readonly LocalDate Now = LocalDate.FromDateTime(FixedClock.Start.DateTime).With(DateAdjusters.StartOfMonth);

    readonly Dictionary<Territory, (DateTimeOffset? Start, DateTimeOffset? End)[]> instants = [];
    readonly string[] stated = [.. Halves().Select(LocalDatePattern.Iso.Format)];

    /// <summary>A window, with its two cells.</summary>
    public readonly record struct Span(Window Window, string Start, string End);

    /// <summary>20 % are over, 45 % open and will end, 25 % open without an end, 10 % to come.</summary>
    public static (int Start, int? End) Draw(ref Dice dice)
    {
        var roll = dice.Below(100);
        var length = dice.Between(6, 60);
        return roll switch
        {
            < 20 => EndingAt(-dice.Between(2, 60), length),
            < 65 => EndingAt(dice.Between(2, 72), 72 + length),
            < 90 => (Index(-dice.Between(1, 120)), null),
            _ => StartingAt(dice.Between(2, 24), length),
        };
    }

    public Span In(Territory territory, int start, int? end)
    {
        var known = InstantsOf(territory);
        return new Span(new Window(known[start].Start, end is { } last ? known[last].End : null), stated[start], end is { } day ? stated[day] : "Open");
    }

    static (int Start, int? End) EndingAt(int half, int length) => (Index(Math.Max(half - length, First * 2)), Index(half));

    static (int Start, int? End) StartingAt(int half, int length) => (Index(half), Index(Math.Min(half + length, (Last * 2) - 1)));

    static int Index(int half) => half - (First * 2);

    static IEnumerable<LocalDate> Halves() =>
        from month in Enumerable.Range(First, Last - First)
        from day in new[] { 0, 14 }
        select Now.PlusMonths(month).PlusDays(day);

    (DateTimeOffset? Start, DateTimeOffset? End)[] InstantsOf(Territory territory)
    {
        if (!instants.TryGetValue(territory, out var known))
        {
            known = instants[territory] =
                [.. Halves().Select(day => ((DateTimeOffset?)TerritoryClock.StartOf(territory, day), (DateTimeOffset?)TerritoryClock.EndOf(territory, day)))];
        }
        return known;
    }
}
