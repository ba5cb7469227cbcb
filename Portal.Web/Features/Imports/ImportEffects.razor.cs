using Microsoft.AspNetCore.Components;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Imports;

/// <summary>What an import adds, changes, removes and leaves alone; what takes something away comes before what only adds.</summary>
public sealed partial class ImportEffects
{
    Dictionary<string, string> names = [];
    ImportPlan? named;

    [Parameter, EditorRequired]
    public ImportPlan Plan { get; set; } = null!;

    [Parameter, EditorRequired]
    public bool IsApplied { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(named, Plan))
        {
            named = Plan;
            names = Plan.TitlesAdded.Concat(Plan.TitlesChanged.Select(change => change.After)).ToDictionary(title => title.Id, title => title.Name);
        }
    }

    static string LineOf(Title title) => $"{title.Name} ({title.Kind.ToString().ToLowerInvariant()})";

    // A title that stays as it is is not part of the plan: then its id has to do.
    string LineOf(Avail avail) => $"{names.GetValueOrDefault(avail.TitleId, avail.TitleId)}: {ImportWords.Right(avail)}";
}
