using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Web.Features.Changes;
using Portal.Web.Security;

namespace Portal.Web.Features.Reviews;

/// <summary>Submitted changes, one after the other: what each changes, what it does, who wrote it and why; approved or rejected by someone else.</summary>
public sealed partial class ReviewsPage(
    IChangeSetReader changes, IScopeReader scopes, LintChangeSet lint, EffectPreview preview, ApproveChangeSet approve, RejectChangeSet reject,
    CurrentViewer viewer, NavigationManager navigation, TimeProvider clock)
{
    const int MostShown = 100;

    IReadOnlyList<ChangeSetListItem>? queue;
    IReadOnlyList<ChangeSetListItem> drafts = [];
    ScopeNames? names;
    ChangeSet? shown;
    IReadOnlyList<LintFinding> findings = [];
    EffectOfChange? effect;
    ChangeRefusal? cannot;
    ChangeRefusal? refusal;
    string comment = "";
    string from = "";
    string? done;
    bool busy;

    /// <summary>The change set that is shown; the first that waits when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Id { get; set; }

    string? First => queue is [var first, ..] ? first.Id : null;

    protected override async Task OnInitializedAsync() => await LoadQueue(await viewer.Get());

    protected override async Task OnParametersSetAsync()
    {
        if (queue is not null && shown?.Id != (Id ?? First))
        {
            await Show(await viewer.Get(), Id ?? First);
        }
    }

    async Task LoadQueue(Viewer current)
    {
        var waiting = await changes.Page(current, ChangeSetState.Submitted, new PageRequest(1, MostShown), CancellationToken.None);
        drafts = current.May(Permission.WriteRights)
            ? (await changes.Page(current, ChangeSetState.Draft, new PageRequest(1, MostShown), CancellationToken.None)).Items
            : [];
        names = await ScopeNames.Read(scopes, current, waiting.Items.Concat(drafts).SelectMany(item => item.Scopes), CancellationToken.None);

        // What has waited longest comes first.
        queue = [.. waiting.Items.Reverse()];
    }

    async Task Show(Viewer current, string? id)
    {
        (refusal, comment, from, effect) = (null, "", "", null);
        shown = id is null ? null : await changes.Find(current, id, CancellationToken.None);
        if (shown is null)
        {
            return;
        }
        names = await ScopeNames.Read(scopes, current, queue!.Concat(drafts).SelectMany(item => item.Scopes).Concat(shown.Terms.Select(item => item.Scope)), CancellationToken.None);
        cannot = shown.Approve(current, null, null, [], clock.GetUtcNow()).Refusal;
        findings = await lint.Of(shown, CancellationToken.None);
        StateHasChanged();
        effect = await preview.Of(current, shown, CancellationToken.None);
    }

    async Task Press(string key)
    {
        if (key is "j" or "k")
        {
            Step(key == "j" ? 1 : -1);
        }
        else if (shown is { State: ChangeSetState.Submitted } && cannot is null && !busy)
        {
            await (key == "a" ? Approve() : Reject());
        }
    }

    void Step(int by)
    {
        var at = queue!.ToList().FindIndex(item => item.Id == shown?.Id) + by;
        if (at >= 0 && at < queue!.Count)
        {
            done = null;
            navigation.NavigateTo(Addresses.Review(queue[at].Id));
        }
    }

    Task Approve() => Decide(
        async current => (await approve.Run(current, shown!.Id, comment, From, CancellationToken.None)).Refusal,
        From is null ? "Approved. It counts from now on; a release carries it to the license servers." : "Approved. It counts from its date on.");

    Task Reject() => Decide(
        async current => (await reject.Run(current, shown!.Id, comment, CancellationToken.None)).Refusal,
        "Rejected. Its author may draft anew.");

    async Task Decide(Func<Viewer, Task<ChangeRefusal?>> step, string words)
    {
        (busy, refusal, done) = (true, null, null);
        StateHasChanged();
        var current = await viewer.Get();
        refusal = await step(current);
        busy = false;
        if (refusal is not null)
        {
            return;
        }
        var name = string.Join(", ", shown!.Terms.Select(item => item.Scope).Distinct().Select(names!.Of));
        var next = queue!.SkipWhile(item => item.Id != shown.Id).Skip(1).FirstOrDefault()?.Id;
        done = $"{name}: {words}";
        await LoadQueue(current);
        next = queue!.Any(item => item.Id == next) ? next : First;
        await Show(current, next);
        navigation.NavigateTo(next is null ? Addresses.Reviews : Addresses.Review(next), replace: true);
    }

    DateTimeOffset? From =>
        DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
