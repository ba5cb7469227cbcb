using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Portal.Domain.Access;

namespace Portal.Web.Components.Layout;

/// <summary>A place in the left rail.</summary>
/// <param name="Icon">SVG markup from MudBlazor's icons.</param>
/// <param name="AnyOf">Who may enter: a viewer with one of these. The page says the same with its RequiresPermission.</param>
public sealed record Room(string Title, string Icon, string Address, ImmutableArray<Permission> AnyOf)
{
    public bool Admits(Viewer viewer) => AnyOf.Any(viewer.May);
}

/// <summary>The rooms of the portal, in the rail's order. A room shows when its page exists and the viewer may enter.</summary>
public static class Rooms
{
    public static ImmutableArray<Room> All { get; } =
    [
        new("Titles", Icons.Material.Outlined.Movie, "/titles", [Permission.ReadRights]),
        new("Deals", Icons.Material.Outlined.Handshake, "/deals", [Permission.ReadRights]),
        new("Imports", Icons.Material.Outlined.UploadFile, "/imports", [Permission.WriteRights]),
        new("Reviews", Icons.Material.Outlined.RateReview, "/reviews", [Permission.WriteRights, Permission.ApproveRights]),
        new("Coverage", Icons.Material.Outlined.GridOn, "/coverage", [Permission.ReadRights]),
        new("Footprint", Icons.Material.Outlined.SdStorage, "/footprint", [Permission.ReadRights]),
        new("Support", Icons.Material.Outlined.SupportAgent, "/support", [Permission.Support]),
        new("Publishing", Icons.Material.Outlined.CellTower, "/publishing", [Permission.Publish]),
        new("Audit", Icons.Material.Outlined.History, "/audit", [Permission.ReadRights]),
        new("Settings", Icons.Material.Outlined.Tune, "/settings", [Permission.Operate]),
    ];

    // The order in which a permission says where its holder works.
    static readonly ImmutableArray<(Permission Permission, string Address)> Workplaces =
    [
        (Permission.WriteRights, "/titles"),
        (Permission.Publish, "/publishing"),
        (Permission.ApproveRights, "/reviews"),
        (Permission.Support, "/support"),
        (Permission.ReadRights, "/titles"),
    ];

    static readonly FrozenSet<string> Pages = typeof(Rooms).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
        .Select(route => route.Template)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the rail shows.</summary>
    public static IEnumerable<Room> Of(Viewer viewer) => All.Where(room => Pages.Contains(room.Address) && room.Admits(viewer));

    /// <summary>The room a viewer works in; null when none is open to them.</summary>
    public static Room? LandingOf(Viewer viewer)
    {
        var open = Of(viewer).ToList();
        return Workplaces
            .Where(place => viewer.May(place.Permission))
            .Select(place => open.Find(room => room.Address == place.Address))
            .FirstOrDefault(room => room is not null) ?? open.FirstOrDefault();
    }

    /// <summary>The room an address belongs to: <c>/titles/x</c> to Titles.</summary>
    public static Room? At(string path) =>
        All.FirstOrDefault(room => path == room.Address || path.StartsWith(room.Address + "/", StringComparison.Ordinal));
}
