using Portal.Domain.Time;

namespace Portal.Domain.Catalog;

/// <summary>What a title is. Episode → season → series is the path along which terms are inherited.</summary>
public enum TitleKind
{
    Movie,
    Short,
    Series,
    Season,
    Episode,
    Volume,
    Collection,
    Supplement,
    Promotion,
}

/// <summary>A title of the catalog.</summary>
/// <param name="Id">Opaque: a ContentID, else an ALID; never parsed for meaning.</param>
/// <param name="Name">TitleDisplayUnlimited, else TitleInternalAlias.</param>
/// <param name="ParentId">The season of an episode, the series of a season; null at the top.</param>
/// <param name="ContentOwner">The avails' DisplayName; null while no row has stated it.</param>
/// <param name="Number">The season's or episode's number where it has one.</param>
/// <param name="RunTime">Null where no row states it.</param>
/// <param name="Version">Moves whenever approved terms or the title's avails change; 1 at first. The ETag.</param>
public sealed record Title(
    string Id,
    string Name,
    TitleKind Kind,
    string? ParentId,
    string? ContentOwner,
    int? Number,
    Duration? RunTime,
    long Version)
{
    /// <summary>Whether viewers download it as such: what coverage counts.</summary>
    public bool IsPlayable => Kind is TitleKind.Movie or TitleKind.Short or TitleKind.Episode;
}
