using System.Buffers;
using System.Collections.Frozen;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>What a row does to its unit, the avails of its ALID and territory.</summary>
public enum EntryType
{
    /// <summary>The unit's rows in this delivery replace the unit.</summary>
    FullExtract,

    /// <summary>The unit goes.</summary>
    FullDelete,

    /// <summary>Adds or replaces this row; from 1.9 on.</summary>
    Create,

    /// <summary>As Create. What a row with no entry type, or an unknown one, is taken for: it takes nothing away.</summary>
    Update,

    /// <summary>Takes this row away.</summary>
    Delete,
}

/// <summary>The controlled words of avails, in any case and with stray spaces.</summary>
public static class AvailsWords
{
    static readonly FrozenDictionary<string, EntryType> EntryTypes = new Dictionary<string, EntryType>
    {
        ["fullextract"] = EntryType.FullExtract,
        ["fulldelete"] = EntryType.FullDelete,
        ["create"] = EntryType.Create,
        ["update"] = EntryType.Update,
        ["delete"] = EntryType.Delete,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, TitleKind> Kinds = new Dictionary<string, TitleKind>
    {
        ["movie"] = TitleKind.Movie,
        ["short"] = TitleKind.Short,
        ["series"] = TitleKind.Series,
        ["miniseries"] = TitleKind.Series,
        ["season"] = TitleKind.Season,
        ["episode"] = TitleKind.Episode,
        ["volume"] = TitleKind.Volume,
        ["collection"] = TitleKind.Collection,
        ["bundle"] = TitleKind.Collection,
        ["supplement"] = TitleKind.Supplement,
        ["supplemental"] = TitleKind.Supplement,
        ["promotion"] = TitleKind.Promotion,
    }.ToFrozenDictionary();

    static readonly SearchValues<char> RegionLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    static readonly FrozenSet<string> Formats3D = new[] { "3D", "3DSD", "3DHD", "3DUHD" }.ToFrozenSet();

    public static bool TryEntryType(string text, out EntryType entryType) => EntryTypes.TryGetValue(Squeeze(text), out entryType);

    public static bool TryKind(string text, out TitleKind kind) => Kinds.TryGetValue(Squeeze(text), out kind);

    /// <summary>The country of a part of it, as ISO 3166-2 writes it: <c>CA-QC</c>. Null for anything else.</summary>
    public static Territory? CountryOfRegion(string? text) =>
        text is { Length: >= 4 and <= 6 } && text[2] == '-' && Territory.TryParse(text[..2], out var country) && text.AsSpan(3).IndexOfAnyExcept(RegionLetters) < 0
            ? country
            : null;

    /// <summary>The license type a stated one grants; null where it grants nothing until an operator maps it. POEST is for the caller.</summary>
    public static LicenseType? LicenseTypeOf(string upper) => upper switch
    {
        "EST" or "POEST" => LicenseType.EST,
        "VOD" => LicenseType.VOD,
        "SVOD" => LicenseType.SVOD,
        "AVOD" => LicenseType.AVOD,
        _ => null,
    };

    /// <summary>The quality of a format in upper case; null with true for 3D, which is imported and not granted.</summary>
    public static bool TryFormat(string upper, out Quality? quality)
    {
        quality = upper switch
        {
            "SD" => Quality.SD,
            "HD" => Quality.HD,
            "UHD" => Quality.UHD,
            _ => null,
        };
        return quality is not null || Formats3D.Contains(upper);
    }

    /// <summary>Download in every spelling the templates know; a blank cell is not asked here: it is not stated.</summary>
    public static bool TryDownload(string text, out DownloadPermission download)
    {
        (var known, download) = text.ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "t" => (true, DownloadPermission.Yes),
            "no" or "n" or "false" or "f" => (true, DownloadPermission.No),
            _ => (false, DownloadPermission.NotStated),
        };
        return known;
    }

    /// <summary>The text without any spaces: <c>3D HD</c> is <c>3DHD</c>.</summary>
    public static string Joined(string text) => text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))) : text;

    static string Squeeze(string text) =>
        string.Create(text.Count(letter => !char.IsWhiteSpace(letter)), text, static (span, source) =>
        {
            var at = 0;
            foreach (var letter in source)
            {
                if (!char.IsWhiteSpace(letter))
                {
                    span[at++] = char.ToLowerInvariant(letter);
                }
            }
        });
}
