using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Web.Features.Titles;

/// <summary>A title in the list, with what can be said of its offline rights.</summary>
/// <param name="Offline">Null where nothing is known yet.</param>
public sealed record TitleRow(TitleListItem Item, OfflineSummary? Offline)
{
    public string Name => Item.Title.Name;

    public TitleKind Kind => Item.Title.Kind;

    public string? ContentOwner => Item.Title.ContentOwner;

    /// <summary><c>30 days · 48 hours</c>; a range where the open rows differ.</summary>
    public string ClocksWords => Offline is { Storage: { } storage, Playback: { } playback } ? $"{Range(storage)} · {Range(playback)}" : "—";

    public string BestWords => Offline?.Best?.ToString() ?? "—";

    static string Range((Duration? Least, Duration? Most) lengths) => (lengths.Least, lengths.Most) switch
    {
        (null, _) => "none",
        ({ } least, null) => $"{DurationWords.Of(least)} or none",
        ({ } least, { } most) when least == most => DurationWords.Of(least),
        ({ } least, { } most) => $"{DurationWords.Of(least)} – {DurationWords.Of(most)}",
    };
}
