using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Feeds;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing;
using Portal.Testing.Rights;
using Portal.Web.Composition;
using Portal.Web.Security;

namespace Portal.Web.Tests.Rights;

/// <summary>Renders rights pages over a <see cref="Desk"/>, as one of the sample people.</summary>
public abstract class DeskContext : BunitContext
{
    readonly BunitAuthorizationContext authorization;

    protected DeskContext()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Desk = new Desk();
        Services
            .AddSingleton<ITitleReader>(Desk).AddSingleton<IOwnerReader>(Desk).AddSingleton<IDealReader>(Desk).AddSingleton<ICatalogRights>(Desk)
            .AddSingleton<IStatementReader>(Desk).AddSingleton<IStatementStore>(Desk).AddSingleton<IScopeReader>(Desk).AddSingleton<IScopeVersions>(Desk)
            .AddSingleton<IChangeSetReader>(Desk).AddSingleton<IChangeSetStore>(Desk).AddSingleton<IRightsRevision>(Desk)
            .AddSingleton<IReleaseRequests>(Desk).AddSingleton<IAuditLog>(Desk).AddSingleton<IUnitOfWork>(Desk)
            .AddSingleton<TimeProvider>(Clock).AddSingleton<IEventDateStore>(Desk).AddSingleton<StateEventDates>()
            .AddSingleton<ReadTerms>().AddSingleton<ReadScopeCases>().AddSingleton<ReadOfflineSummaries>().AddSingleton<ReadScopeHistory>()
            .AddSingleton<SettleDownloadNotStated>().AddSingleton<ScopeCheck>().AddSingleton<LintChangeSet>().AddSingleton<EffectPreview>()
            .AddSingleton<TakeEffect>().AddSingleton<DraftTerms>().AddSingleton<DiscardDraft>().AddSingleton<SubmitChangeSet>()
            .AddSingleton<ApproveChangeSet>().AddSingleton<RejectChangeSet>()
            .AddSingleton(new ViewerSource(new PortalSettings(true, false, null!, null!, false, new AuthSettings())))
            .AddScoped<CurrentViewer>();
        authorization = this.AddAuthorization();
        Render<MudPopoverProvider>();
    }

    private protected Desk Desk { get; }

    protected FixedClock Clock { get; } = new();

    protected void SignIn(string name, params Role[] roles)
    {
        authorization.SetAuthorized(name);
        authorization.SetClaims([new Claim("preferred_username", name), .. roles.Select(role => new Claim("role", RoleMatrix.NameOf(role)))]);
        authorization.SetPolicies([.. roles.SelectMany(role => RoleMatrix.PermissionsOf(role)).Select(permission => permission.ToString())]);
    }

    /// <summary>The episode's rows, as <see cref="AvailText"/>; open at the clock's time.</summary>
    protected void Grant(params string[] rows) =>
        Desk.Avails.AddRange(rows.Select(AvailText.Parse).Select(avail => avail with { Window = new(null, null) }));

    /// <summary>A change of the episode's terms that waits for review.</summary>
    private protected ChangeSet Submitted(string author, string statement, string id = "1")
    {
        var viewer = new Viewer(author, [Permission.ReadRights, Permission.WriteRights]);
        var change = new TermsChange(null, TermText.Parse(statement), Desk.Version, []);
        var drafted = ChangeSet.Open(id, change.Scope, viewer, Clock.GetUtcNow()).Put(viewer, change, [Catalog.Owner]).OrThrow();
        var submitted = drafted.Submit(viewer, "Agreed with the studio", [], Clock.GetUtcNow()).OrThrow();
        Desk.Changes.Add(submitted);
        return submitted;
    }
}
