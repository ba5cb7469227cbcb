using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Avails;

/// <summary>What one row says about one title; a row of an episode speaks of its season and series too.</summary>
/// <param name="Name">As stated; null where the row states none.</param>
/// <param name="FallbackName">What to call it while nobody has stated a name: <c>The Detectives, season 1</c>, else the id.</param>
public sealed record TitleFacts(
    string Id,
    TitleKind Kind,
    string? Name,
    string FallbackName,
    string? ParentId,
    string? ContentOwner,
    int? Number,
    Duration? RunTime);

/// <summary>A row that could be read.</summary>
/// <param name="Titles">The row's own title first, then its season and series where it names them.</param>
/// <param name="TitleIsAlid">The row states no ContentID, so its title goes by the ALID unless another row of the ALID states one.</param>
public sealed record AvailsRecord(
    string Sheet,
    int Row,
    EntryType EntryType,
    Avail Avail,
    ImmutableArray<TitleFacts> Titles,
    bool TitleIsAlid)
{
    /// <summary>What holds of the row while its conditions have no date: where, and for what it waits. Empty for a row of dates.</summary>
    public ImmutableArray<AvailsFinding> Waits { get; init; } = [];
}

/// <summary>What a delivery speaks of as a whole: one rejected row leaves its unit as it was.</summary>
public readonly record struct AvailsUnit(string Alid, Territory Territory)
{
    public override string ToString() => $"{Alid} in {Territory}";
}

/// <summary>A row that could not be read. Without a territory it stands for every unit of its ALID; of a part of a country, for the country's.</summary>
/// <param name="ContentOwner">As it states it.</param>
public sealed record RejectedRow(string Sheet, int Row, string Alid, Territory? Territory, string? ContentOwner = null);

/// <summary>Ids of avails.</summary>
public static class AvailIds
{
    /// <summary>
    /// The id of a right: its key's hash. Rows of one key in one delivery (other languages, other prices) are told apart by their
    /// order among themselves, from 0, so the same delivery gives the same ids every time.
    /// </summary>
    public static string Of(string key, int ordinal)
    {
        var text = ordinal == 0 ? key : $"{key}\u001f{ordinal}";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..12]);
    }
}
