using Microsoft.AspNetCore.Components;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>Edits one statement of terms: per term inherit, state or say none, with what is inherited and what limits bite beside it.</summary>
public sealed partial class TermsForm
{
    [Parameter, EditorRequired]
    public TermsFormModel Model { get; set; } = null!;

    [Parameter, EditorRequired]
    public TermPreview Preview { get; set; } = null!;

    /// <summary>Whether a save is under way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>What is entered, read without problems.</summary>
    [Parameter]
    public EventCallback<TermStatement> OnSave { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Raised with every change, so that whoever shows the outcome shows the new one.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    string FootWords =>
        IsBusy ? "Saving…"
        : Model.HasProblems ? "Something above cannot be read yet."
        : Model.IsChanged ? "A draft counts for nothing until someone else approves it."
        : "Nothing changed yet.";

    static string Id(string part) => $"terms-{part}";

    void Toggle(LicenseType type)
    {
        if (!Model.LicenseTypes.Remove(type))
        {
            Model.LicenseTypes.Add(type);
        }
    }

    Task Change(Action change)
    {
        change();
        Preview.Inherit(Model);
        return Changed();
    }

    Task Changed() => OnChange.InvokeAsync();

    async Task Save()
    {
        if (!IsBusy && !Model.HasProblems && Model.IsChanged)
        {
            await OnSave.InvokeAsync(Model.Read());
        }
    }
}
