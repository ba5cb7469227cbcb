using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Web.Security;

namespace Portal.Web.Features.Titles;

/// <summary>The catalog as a list: searched as one types, with everything that is asked for in the address.</summary>
public sealed partial class TitlesPage(
    ITitleReader titles, IOwnerReader ownerList, ReadOfflineSummaries summaries, CurrentViewer viewer, NavigationManager navigation,
    ILogger<TitlesPage> log) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly CancellationTokenSource leaving = new();
    CancellationTokenSource? typing;
    ElementReference search;
    MudDataGrid<TitleRow>? grid;
    TitleListState state = new();
    IReadOnlyList<string> owners = [];
    IReadOnlyList<TitleRow> shown = [];
    long? total;
    bool failed;

    string CountWords => total switch
    {
        null => "",
        1 => "1 title",
        { } many => $"{many:N0} titles",
    };

    protected override async Task OnInitializedAsync()
    {
        state = TitleListState.Of(navigation.Uri);
        var page = await ownerList.Page(await viewer.Get(), new PageRequest(1, PageRequest.MaxSize), leaving.Token);
        owners = [.. page.Items.Select(owner => owner.Id)];
    }

    protected override async Task OnParametersSetAsync()
    {
        // Back, forward and links change the address under the page.
        var asked = TitleListState.Of(navigation.Uri);
        if (asked != state && grid is not null)
        {
            state = asked;
            await grid.ReloadServerData();
        }
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        typing?.Dispose();
    }

    async Task<GridData<TitleRow>> Load(GridState<TitleRow> asked, CancellationToken cancellationToken)
    {
        try
        {
            var current = await viewer.Get();
            var page = await titles.Page(current, state.ToQuery(), cancellationToken);
            var told = await summaries.Run(current, [.. page.Items.Select(item => item.Title.Id)], cancellationToken);
            shown = [.. page.Items.Select(item => new TitleRow(item, told.GetValueOrDefault(item.Title.Id)))];
            total = page.Total;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The list of titles could not be read for {Address}", state.ToAddress());
            (failed, shown, total) = (true, [], null);
        }
        await InvokeAsync(StateHasChanged);
        return new GridData<TitleRow> { Items = shown, TotalItems = (int)(total ?? 0) };
    }

    async Task Show(TitleListState wanted)
    {
        state = wanted;
        navigation.NavigateTo(state.ToAddress(), replace: true);
        if (grid is not null)
        {
            await grid.ReloadServerData();
        }
    }

    async Task SearchFor(string text)
    {
        typing?.Cancel();
        typing?.Dispose();
        typing = new CancellationTokenSource();
        var mine = typing.Token;
        try
        {
            await Task.Delay(Pause, mine);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await Show(state with { Search = text, Page = 1 });
    }

    async Task Retry()
    {
        failed = false;
        await Show(state);
    }

    async Task FocusSearch() => await search.FocusAsync();

    void OpenOnEnter(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Enter" && shown.Count > 0)
        {
            Open(shown[0].Item.Title.Id);
        }
    }

    void Open(string id) => navigation.NavigateTo(Addresses.Title(id));

    static string? Said(ChangeEventArgs chosen) => chosen.Value is string { Length: > 0 } text ? text : null;
}
