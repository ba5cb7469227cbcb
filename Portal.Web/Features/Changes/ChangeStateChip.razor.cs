using Microsoft.AspNetCore.Components;
using Portal.Domain.Changes;
using Portal.Web.Components.Controls;

namespace Portal.Web.Features.Changes;

/// <summary>How far a change set has come.</summary>
public sealed partial class ChangeStateChip
{
    [Parameter, EditorRequired]
    public ChangeSetState State { get; set; }

    ChipState Chip => State switch
    {
        ChangeSetState.Draft => ChipState.Draft,
        ChangeSetState.Submitted => ChipState.InReview,
        ChangeSetState.Approved => ChipState.Approved,
        ChangeSetState.Rejected => ChipState.Rejected,
        ChangeSetState.Published => ChipState.Published,
    };
}
