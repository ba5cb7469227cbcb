using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Web.Components.Layout;

namespace Portal.Web.Components;

/// <summary>
/// The document. Pages are interactive over a circuit and not prerendered: a page that shows is a page that works, and nothing is read twice.
/// Signing in and out are plain pages without a circuit.
/// </summary>
public sealed partial class App
{
    [CascadingParameter]
    HttpContext Context { get; set; } = null!;

    IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? new InteractiveServerRenderMode(prerender: false) : null;

    /// <summary>Null when the person never chose: the system's preference counts.</summary>
    bool? IsDark => ThemeChoice.Of(Context.Request);

    string? Theme => IsDark switch
    {
        true => "dark",
        false => "light",
        null => null,
    };
}
