using Microsoft.AspNetCore.Components;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Imports;

/// <summary>What an import adds, changes, removes and leaves alone; what takes something away comes before what only adds.</summary>
public sealed partial class ImportEffects
{
    [Parameter, EditorRequired]
    public ImportEffect Effect { get; set; } = null!;

    [Parameter, EditorRequired]
    public bool IsApplied { get; set; }

    static string LineOf(Title title) => $"{title.Name} ({title.Kind.ToString().ToLowerInvariant()})";

    string LineOf(Avail avail) => $"{Effect.TitleNames.GetValueOrDefault(avail.TitleId, avail.TitleId)}: {ImportWords.Right(avail)}";
}
