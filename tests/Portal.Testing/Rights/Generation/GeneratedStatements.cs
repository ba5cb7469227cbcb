using Portal.Domain.Rights;

namespace Portal.Testing.Rights.Generation;

/// <summary>
/// Approved terms over a generated catalog: the portal's, most owners', the ceilings of most deals with their clauses, and those of a few
/// titles, seasons and series.
/// </summary>
sealed class GeneratedStatements(int seed, GeneratedParties parties, GeneratedTitles titles)
{
    static readonly TermStatement[] OfPortal =
    [
        Read("""{"values": {"downloadNotStated": "forbidden", "atExpiry": "finish"}, "limits": {"storageWindow": {"value": "P90D", "clause": "house rule 1"}}}"""),
        Read("""{"licenseTypes": ["AVOD"], "values": {"offlineAllowed": true, "storageWindow": "P7D", "plans": ["ad-supported", "standard", "premium"]}}"""),
    ];

    static readonly TermStatement[] OfOwners =
    [
        Read("""{"values": {"offlineAllowed": true}}"""),
        Read("""{"values": {"offlineAllowed": true, "downloadNotStated": "allowed"}}"""),
        Read("""{"values": {"offlineAllowed": true, "checkInInterval": "P7D"}}"""),
        Read("""{"values": {"offlineAllowed": false}}"""),
    ];

    static readonly TermStatement[] OfOwnersNarrowed =
    [
        Read("""{"territories": ["DE", "FR", "IT", "ES"], "values": {"storageWindow": "P14D"}}"""),
        Read("""{"territories": ["JP"], "licenseTypes": ["SVOD"], "values": {"offlineAllowed": false}}"""),
        Read("""{"licenseTypes": ["VOD"], "values": {"playbackWindow": "PT24H"}}"""),
    ];

    static readonly TermStatement[] OfDeals =
    [
        Read("""{"limits": {"storageWindow": {"value": "P30D", "clause": "4.2"}, "qualities": {"value": {"HD": {"deviceTier": "hardware"}, "UHD": null}, "clause": "6.1"}}}"""),
        Read("""{"limits": {"storageWindow": {"value": "P14D", "clause": "4.2"}, "downloadsPerTitle": {"value": {"count": 5, "per": "P365D"}, "clause": "4.5"}}}"""),
        Read("""{"values": {"checkInInterval": "P3D"}, "limits": {"platforms": {"value": ["android", "fireos", "ios"], "clause": "7"}}}"""),
        Read("""{"values": {"qualities": {"UHD": null}}, "limits": {"rootedDevices": {"value": "blocked", "clause": "6.3"}}}"""),
        Read("""{"limits": {"offlineAllowed": {"value": false, "clause": "3.1"}}}"""),
    ];

    static readonly TermStatement[] OfDealsNarrowed =
    [
        Read("""{"licenseTypes": ["SVOD"], "limits": {"checkInInterval": {"value": "P7D", "clause": "4.3"}}}"""),
        Read("""{"territories": ["US", "CA"], "limits": {"playbackWindow": {"value": "PT48H", "clause": "4.4"}}}"""),
        Read("""{"territories": ["GB"], "licenseTypes": ["EST", "VOD"], "values": {"storageWindow": "P21D"}}"""),
    ];

    static readonly TermStatement[] OfTitles =
    [
        Read("""{"values": {"offlineAllowed": false}}"""),
        Read("""{"values": {"offlineAllowed": true, "storageWindow": "P7D", "playbackWindow": "PT48H"}}"""),
        Read("""{"territories": ["US"], "values": {"storageWindow": "P10D"}}"""),
        Read("""{"values": {"defaultQuality": "HD"}, "limits": {"downloadsPerTitle": {"value": {"count": 3, "per": "P30D"}, "clause": "rider 2"}}}"""),
    ];

    public IEnumerable<TermStatement> All() =>
    [
        .. OfPortal,
        .. parties.Owners.SelectMany((owner, at) => Drawn(Scope.Owner(owner), -1_000_000_000L - at, OfOwners, 90, OfOwnersNarrowed, 30)),
        .. parties.DealsOf.SelectMany(deals => deals)
            .SelectMany((deal, at) => Drawn(Scope.Deal(deal), -2_000_000_000L - at, OfDeals, 70, OfDealsNarrowed, 25)),
        .. titles.Blocks().SelectMany(OfBlock),
    ];

    IEnumerable<TermStatement> OfBlock(GeneratedTitles.Block block)
    {
        var place = -3_000_000_000L - block.Number;
        if (block.Seasons == 0)
        {
            return Drawn(Scope.Title(block.Id), place, OfTitles, 3, [], 0);
        }
        var dice = new Dice(seed, place - 1_000_000_000L);
        return
        [
            .. Drawn(Scope.Title(block.Id), place, OfTitles, 10, [], 0),
            .. dice.InHundred(5) ? [dice.One(OfTitles) with { Scope = Scope.Title(block.SeasonId(1)) }] : Array.Empty<TermStatement>(),
            .. dice.InHundred(10) ? [dice.One(OfTitles) with { Scope = Scope.Title(block.SeasonId(1) + "e01") }] : Array.Empty<TermStatement>(),
        ];
    }

    IEnumerable<TermStatement> Drawn(Scope scope, long place, TermStatement[] general, int chances, TermStatement[] narrowed, int narrowedChances)
    {
        var dice = new Dice(seed, place);
        if (dice.InHundred(chances))
        {
            yield return dice.One(general) with { Scope = scope };
        }
        if (dice.InHundred(narrowedChances))
        {
            yield return dice.One(narrowed) with { Scope = scope };
        }
    }

    static TermStatement Read(string json)
    {
        var (statement, problems) = TermText.Read(Scope.Portal, json);
        return statement ?? throw new FormatException($"{json}: {string.Join(" ", problems.Select(problem => problem.Message))}");
    }
}
