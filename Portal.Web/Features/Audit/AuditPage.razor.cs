using Microsoft.AspNetCore.Components;
using Portal.Domain.Audit;
using Portal.Domain.Storage;
using Portal.Web.Security;

namespace Portal.Web.Features.Audit;

/// <summary>The audit log, narrowed by what the address says.</summary>
public sealed partial class AuditPage(IAuditReader reader, CurrentViewer viewer, NavigationManager navigation)
{
    const int PageSize = 50;

    readonly AskedFor asked = new();
    Page<AuditEntry>? entries;
    AuditVerification? verification;
    bool isVerifying;

    [SupplyParameterFromQuery]
    public string? Actor { get; set; }

    [SupplyParameterFromQuery]
    public string? Action { get; set; }

    [SupplyParameterFromQuery]
    public string? Subject { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    AuditState State => new(AuditState.Text(Actor), AuditState.Text(Action), AuditState.Text(Subject), Math.Max(1, Number ?? 1));

    protected override async Task OnParametersSetAsync()
    {
        var state = State;
        (asked.Actor, asked.Action, asked.Subject) = (state.Actor, state.Action ?? "", state.Subject);
        entries = await reader.Page(await viewer.Get(), state.Filter, new PageRequest(state.Page, PageSize), CancellationToken.None);
    }

    void Narrow() =>
        navigation.NavigateTo(new AuditState(AuditState.Text(asked.Actor), AuditState.Text(asked.Action), AuditState.Text(asked.Subject), 1).Address);

    async Task Verify()
    {
        isVerifying = true;
        try
        {
            verification = await reader.Verify([], CancellationToken.None);
        }
        finally
        {
            isVerifying = false;
        }
    }

    /// <summary>What the fields hold until they are sent.</summary>
    sealed class AskedFor
    {
        public string? Actor { get; set; }

        public string? Action { get; set; }

        public string? Subject { get; set; }
    }
}
