using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Portal.Domain.Clocks;

namespace Portal.Web.Features.Clocks;

/// <summary>Both clocks of a download, with handles for issue, first play and now: dragged, typed or moved with the arrow keys.</summary>
public sealed partial class ClockTimeline(IJSRuntime js) : IAsyncDisposable
{
    ElementReference axis;
    ClockScene scene = null!;
    LicenceClocks shown;
    IJSObjectReference? dragging;
    DotNetObjectReference<ClockTimeline>? self;

    /// <summary>The clocks of a licence under the terms in question.</summary>
    [Parameter, EditorRequired]
    public LicenceClocks Clocks { get; set; }

    /// <summary>Where the story begins: when it is issued at first.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset IssuedAt { get; set; }

    IEnumerable<ClockHandle> Handles => Enum.GetValues<ClockHandle>().Where(handle => scene.At(handle) is not null);

    protected override void OnInitialized()
    {
        scene = new ClockScene(Clocks, IssuedAt);
        shown = Clocks;
    }

    protected override void OnParametersSet()
    {
        if (shown != Clocks)
        {
            scene.Under(Clocks);
            shown = Clocks;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            dragging = await js.InvokeAsync<IJSObjectReference>("import", "./clock-handles.js");
            await dragging.InvokeVoidAsync("follow", axis, self);
        }
    }

    /// <summary>Called by the browser while a handle is dragged.</summary>
    /// <param name="handle">The number of a <see cref="ClockHandle"/>.</param>
    /// <param name="part">Where on the axis, 0 to 1.</param>
    /// <param name="dropped">Whether the hand let go.</param>
    [JSInvokable]
    public void Drag(int handle, double part, bool dropped)
    {
        if (!Enum.IsDefined((ClockHandle)handle) || !double.IsFinite(part))
        {
            return;
        }
        scene.Move((ClockHandle)handle, scene.Axis.At(part));
        if (dropped)
        {
            scene.Settle();
        }
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        if (dragging is not null)
        {
            try
            {
                await dragging.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone, and its handles with it.
            }
        }
        self?.Dispose();
    }

    void Nudge(ClockHandle handle, KeyboardEventArgs pressed)
    {
        var hours = pressed.Key switch
        {
            "ArrowLeft" or "ArrowDown" => pressed.ShiftKey ? -24 : -1,
            "ArrowRight" or "ArrowUp" => pressed.ShiftKey ? 24 : 1,
            "PageDown" => -24,
            "PageUp" => 24,
            _ => 0,
        };
        if (hours != 0 && scene.At(handle) is { } at)
        {
            Put(handle, at.AddHours(hours));
        }
    }

    void Type(ClockHandle handle, ChangeEventArgs change)
    {
        if (DateTime.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var typed) && typed.Year is > 1900 and < 9000)
        {
            Put(handle, new DateTimeOffset(typed, TimeSpan.Zero));
        }
    }

    void Open(bool played) => scene.Play(played);

    void Put(ClockHandle handle, DateTimeOffset at)
    {
        scene.Move(handle, at);
        scene.Settle();
    }

    string Percent(DateTimeOffset at) => Percent(scene.Axis.PercentOf(at));

    string Width(DateTimeOffset start, DateTimeOffset? end) =>
        Percent((end is { } at ? scene.Axis.PercentOf(at) : 100) - scene.Axis.PercentOf(start));

    string Place(DateTimeOffset at) =>
        scene.Axis.PercentOf(at) is > 60 and var percent ? $"right:{Percent(100 - percent)}" : $"left:{Percent(at)}";

    static string Percent(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    static string Local(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "";

    static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    static string Told(ClockBar bar) => $"{bar.Name} {bar.Length}: {Moment(bar.Start)} to {(bar.End is { } end ? Moment(end) : "no end")}";

    static string Key(ClockHandle handle) => handle.ToString().ToLowerInvariant();

    static string NameOf(ClockHandle handle) => handle switch
    {
        ClockHandle.Issued => "Issued",
        ClockHandle.FirstPlayed => "First played",
        ClockHandle.Now => "Now",
    };

    static string GoverningWords(Clock? clock) => clock switch
    {
        Clock.Storage => "the storage window",
        Clock.Playback => "the playback window",
        Clock.CheckIn => "the check-in",
        Clock.HardEnd => "the hard end",
        null => "nothing",
    };
}
