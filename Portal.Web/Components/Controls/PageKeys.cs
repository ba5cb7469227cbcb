using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Web.Components.Controls;

/// <summary>Listens for single keys anywhere on a page, except while someone types in a field.</summary>
public sealed class PageKeys(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    DotNetObjectReference<PageKeys>? self;
    IJSObjectReference? module;
    IJSObjectReference? listening;

    /// <summary>The keys, as browsers name them, without blanks between: <c>jkar</c>.</summary>
    [Parameter, EditorRequired]
    public string Keys { get; set; } = "";

    [Parameter]
    public EventCallback<string> OnKey { get; set; }

    [JSInvokable]
    public Task Press(string key) => InvokeAsync(() => OnKey.InvokeAsync(key));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await js.InvokeAsync<IJSObjectReference>("import", "./page-keys.js");
            listening = await module.InvokeAsync<IJSObjectReference>("listen", Keys, self);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (listening is not null)
            {
                await listening.InvokeVoidAsync("stop");
                await listening.DisposeAsync();
            }
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its keyboard with it.
        }
        self?.Dispose();
    }
}
