using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Catalog;

/// <summary>
/// A territory: an ISO 3166-1 alpha-2 code in upper case, or <c>ZZ</c> for worldwide (MovieLabs' spelling).
/// The default value has no code and must not be used.
/// </summary>
public readonly record struct Territory : IComparable<Territory>
{
    static readonly FrozenSet<string> Codes = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
        "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
        "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
        "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT " +
        "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
        "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
        "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ZZ")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    Territory(string code) => Code = code;

    public static Territory Worldwide { get; } = new("ZZ");

    /// <summary>Every territory there is, worldwide included, in code order.</summary>
    public static IEnumerable<Territory> All => Codes.Order(StringComparer.Ordinal).Select(code => new Territory(code));

    public string Code { get; }

    public bool IsWorldwide => Code == "ZZ";

    /// <summary>One number for one code, below <see cref="Numbers"/>.</summary>
    internal int Number => ((Code[0] - 'A') * 26) + (Code[1] - 'A');

    internal const int Numbers = 26 * 26;

    public static bool TryParse([NotNullWhen(true)] string? text, out Territory territory)
    {
        territory = default;
        var code = text?.Trim().ToUpperInvariant();
        if (code is null || !Codes.TryGetValue(code, out var known))
        {
            return false;
        }
        territory = new Territory(known);
        return true;
    }

    public static Territory Parse(string text) =>
        TryParse(text, out var territory)
            ? territory
            : throw new FormatException($"'{text}' is not a territory: use an ISO 3166-1 alpha-2 code, or ZZ for worldwide.");

    public int CompareTo(Territory other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}
