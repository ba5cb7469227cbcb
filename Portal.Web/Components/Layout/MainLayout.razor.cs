using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Portal.Web.Components.Layout;

/// <summary>The frame: rail, bar, page.</summary>
public sealed partial class MainLayout(IJSRuntime js, NavigationManager navigation) : IDisposable
{
    ErrorBoundary? boundary;
    bool isDark;
    bool isRailOpen = true;

    /// <summary>The choice made earlier; null follows the system.</summary>
    [CascadingParameter(Name = "IsDark")]
    public bool? Chosen { get; set; }

    string ThemeWords => isDark ? "Use the light theme" : "Use the dark theme";

    string Here => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];

    protected override void OnInitialized()
    {
        isDark = Chosen ?? false;
        navigation.LocationChanged += Leave;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var seen = await js.InvokeAsync<Seen>("portal.look");
            isRailOpen = seen.IsRailOpen;
            isDark = Chosen ?? seen.PrefersDark;
            StateHasChanged();
        }
    }

    public void Dispose() => navigation.LocationChanged -= Leave;

    async Task ToggleTheme()
    {
        isDark = !isDark;
        await js.InvokeVoidAsync("portal.chooseTheme", isDark);
    }

    async Task ToggleRail()
    {
        isRailOpen = !isRailOpen;
        await js.InvokeVoidAsync("portal.chooseRail", isRailOpen);
    }

    // Another page is another try; and on a phone the rail lies over the page.
    void Leave(object? sender, LocationChangedEventArgs change)
    {
        boundary?.Recover();
        _ = InvokeAsync(async () =>
        {
            isRailOpen = (await js.InvokeAsync<Seen>("portal.look")).IsRailOpen;
            StateHasChanged();
        });
    }

    void Recover() => boundary?.Recover();

    /// <summary>What the browser knows of the window and the person's habits.</summary>
    sealed record Seen(bool PrefersDark, bool IsRailOpen);
}
