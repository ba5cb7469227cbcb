using Microsoft.AspNetCore.Components;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Features.Changes;

/// <summary>The viewer's unsent draft at a scope: what it changes, and the ways on: submit, edit, discard.</summary>
public sealed partial class DraftBanner(LintChangeSet lint, SubmitChangeSet submit, DiscardDraft discard, CurrentViewer viewer)
{
    const int MostTold = 3;

    IReadOnlyList<LintFinding> findings = [];
    (string Id, long Version)? judged;
    bool submitting;
    bool busy;
    string reason = "";
    string? done;
    ChangeRefusal? refusal;

    /// <summary>The scope with the draft, if there is one.</summary>
    [Parameter, EditorRequired]
    public ScopeTerms Terms { get; set; } = null!;

    /// <summary>Opens with the way to submit it.</summary>
    [Parameter]
    public bool StartsOpen { get; set; }

    /// <summary>Raised when the draft is gone: submitted or discarded.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    bool HasErrors => findings.Any(finding => finding.IsError);

    protected override async Task OnParametersSetAsync()
    {
        if (Terms.Draft is { } draft && judged != (draft.Id, draft.Version))
        {
            (judged, refusal, done) = ((draft.Id, draft.Version), null, null);
            submitting = submitting || StartsOpen;
            findings = await lint.Of(draft, CancellationToken.None);
        }
    }

    async Task Submit()
    {
        (busy, refusal) = (true, null);
        var outcome = await submit.Run(await viewer.Get(), Terms.Draft!.Id, reason, CancellationToken.None);
        await Finish(outcome.Refusal, "Submitted. It counts for nothing until someone else approves it.");
    }

    async Task Discard()
    {
        (busy, refusal) = (true, null);
        var outcome = await discard.Run(await viewer.Get(), Terms.Draft!.Id, CancellationToken.None);
        await Finish(outcome.Refusal, "Draft discarded. What is in effect stays as it is.");
    }

    async Task Finish(ChangeRefusal? refused, string words)
    {
        (busy, refusal) = (false, refused);
        if (refused is null)
        {
            (done, submitting, reason) = (words, false, "");
            await OnChange.InvokeAsync();
        }
    }

    static string DraftWords(ChangeSet draft)
    {
        var told = draft.Terms
            .SelectMany(item => TermDifference.Of(item).Select(difference => (item.Narrowing.IsNarrow ? $"{item.Narrowing}: " : "") + difference.Sentence))
            .ToArray();
        return told.Length == 0
            ? "It changes nothing."
            : string.Join(" · ", told.Take(MostTold)) + (told.Length > MostTold ? $" · and {told.Length - MostTold} more" : "");
    }
}
