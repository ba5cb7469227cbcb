using MudBlazor;

namespace Portal.Web.Components.Controls;

/// <summary>The states things are in.</summary>
public enum ChipState
{
    Allowed,
    Limited,
    Forbidden,
    Draft,
    InReview,
    Approved,
    Published,
    Pending,
    Delivering,
    Applied,
    Rejected,
    Failed,
    Behind,
    Superseded,
}

/// <summary>How a state looks: never colour alone, always an icon and a word with it.</summary>
/// <param name="Tone">The class that gives the colour: good, note, warn, bad, busy or quiet.</param>
public sealed record ChipLook(string Word, string Icon, string Tone)
{
    public static ChipLook Of(ChipState state) => state switch
    {
        ChipState.Allowed => new("Allowed", Icons.Material.Outlined.CheckCircle, "good"),
        ChipState.Limited => new("Limited", Icons.Material.Outlined.Timelapse, "warn"),
        ChipState.Forbidden => new("Forbidden", Icons.Material.Outlined.Block, "bad"),
        ChipState.Draft => new("Draft", Icons.Material.Outlined.EditNote, "quiet"),
        ChipState.InReview => new("In review", Icons.Material.Outlined.RateReview, "note"),
        ChipState.Approved => new("Approved", Icons.Material.Outlined.TaskAlt, "good"),
        ChipState.Published => new("Published", Icons.Material.Outlined.CellTower, "good"),
        ChipState.Pending => new("Pending", Icons.Material.Outlined.Schedule, "quiet"),
        ChipState.Delivering => new("Delivering", Icons.Material.Outlined.Sync, "busy"),
        ChipState.Applied => new("Applied", Icons.Material.Outlined.DoneAll, "good"),
        ChipState.Rejected => new("Rejected", Icons.Material.Outlined.Cancel, "bad"),
        ChipState.Failed => new("Failed", Icons.Material.Outlined.ErrorOutline, "bad"),
        ChipState.Behind => new("Behind", Icons.Material.Outlined.RunningWithErrors, "warn"),
        ChipState.Superseded => new("Superseded", Icons.Material.Outlined.Layers, "quiet"),
    };
}
