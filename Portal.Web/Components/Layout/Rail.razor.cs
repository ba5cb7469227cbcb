using Microsoft.AspNetCore.Components;
using Portal.Web.Security;

namespace Portal.Web.Components.Layout;

/// <summary>The rooms that are open to the viewer.</summary>
public sealed partial class Rail(CurrentViewer viewer)
{
    IReadOnlyList<Room> rooms = [];

    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnToggle { get; set; }

    string ToggleWords => IsOpen ? "Collapse to icons" : "Show the rooms' names";

    protected override async Task OnInitializedAsync() => rooms = [.. Rooms.Of(await viewer.Get())];
}
