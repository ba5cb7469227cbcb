using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Feeds.Compiling;

/// <summary>Small rights at random, the same for the same seed: rows of every kind, and statements at every scope.</summary>
sealed class RandomRights(int seed)
{
    static readonly string[] Scopes = ["portal", "owner Aurora", "deal C1", "deal C2", "series", "season", "title"];
    static readonly string[] Narrowings = ["[DE]", "[US, FR]", "[VOD]", "[SVOD, AVOD]", "[DE] [EST]"];
    static readonly string[] Windows = ["2026-01-01..2026-07-01", "2026-06-15..open", "open..2026-06-20", "2026-01-01..2026-05-01", "open..open"];

    static readonly string[][] Values =
    [
        ["offlineAllowed: true", "offlineAllowed: true", "offlineAllowed: true", "offlineAllowed: false"],
        ["storageWindow: P7D", "storageWindow: P30D", "storageWindow: null"],
        ["playbackWindow: PT48H", "playbackWindow: null"],
        ["checkInInterval: P3D", "checkInInterval: null"],
        ["clipToAvailEnd: true", "clipToAvailEnd: false"],
        ["hardEnd: 2026-07-10T00:00:00Z", "hardEnd: null"],
        ["platforms: [ios]", "platforms: [android, ios]", "platforms: [android, ios]"],
        ["plans: [premium]", "plans: null"],
        ["rootedDevices: allowed", "rootedDevices: blocked"],
        ["qualities: {HD: null}", "qualities: {UHD: null, SD: {deviceTier: hardware}}"],
    ];

    static readonly string[] Limits =
    [
        "storageWindow: {value: P2D, clause: one}", "platforms: {value: [android], clause: two}", "hardEnd: {value: 2026-06-18T00:00:00Z, clause: three}",
    ];

    readonly Random random = new(seed);

    public T One<T>(params T[] of) => of[random.Next(of.Length)];

    public TitleRights Title(string? id = null)
    {
        var rights = Sample.RightsOf(Enumerable.Range(0, random.Next(2, 7)).Select(Row));
        rights = rights with { Avails = [.. rights.Avails.Select(Dated)] };
        return id is null ? rights : rights with { Title = rights.Title with { Id = id } };
    }

    /// <summary>Half of the worldwide rows state days, which begin and end by each territory's own clock.</summary>
    Avail Dated(Avail avail)
    {
        if (!avail.Territory.IsWorldwide || avail.Window is null || random.Next(2) == 0)
        {
            return avail;
        }
        var (first, last) = One((1, 19), (16, 28));
        return avail with
        {
            StatedStart = $"2026-06-{first:00}",
            StatedEnd = $"2026-06-{last:00}",
            Window = new Window(
                TerritoryClock.StartOf(Territory.Worldwide, new NodaTime.LocalDate(2026, 6, first)),
                TerritoryClock.EndOf(Territory.Worldwide, new NodaTime.LocalDate(2026, 6, last))),
        };
    }

    /// <summary>At each scope at most one general statement and one narrowed one, as the portal keeps them.</summary>
    public TermStatement[] Statements() =>
    [
        TermText.Parse($"portal {{{Values[0][0]}, downloadNotStated: {One("allowed", "forbidden")}}}"),
        .. Scopes.Skip(1).Where(_ => random.Next(3) == 0).Select(scope => Statement(scope, "")),
        .. Scopes.Where(_ => random.Next(4) == 0).Select(scope => Statement(scope, $" {One(Narrowings)}")),
    ];

    public IEnumerable<T> Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    string Row(int number) => string.Join(
        ' ',
        One("US", "DE", "FR", "ZZ", "ZZ-DE"), One("EST", "VOD", "SVOD", "AVOD"), One("SD", "HD", "UHD"), One(Windows), One("yes", "yes", "yes", "yes", "no", "silent"),
        One("contract=C1", "contract=C2"), One("contract=C1", "rental=P5D", "fixed=2026-07-15"), $"id=row{number}");

    TermStatement Statement(string scope, string narrowing) => TermText.Parse(random.Next(4) == 0
        ? $"{scope}{narrowing} limits {{{One(Limits)}}}"
        : $"{scope}{narrowing} {{{string.Join(", ", Shuffled(Values).Take(random.Next(1, 5)).Select(values => One(values)))}}}");
}
