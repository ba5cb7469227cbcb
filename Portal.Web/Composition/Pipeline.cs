using Portal.Web.Components;
using Portal.Web.Downloads;
using Portal.Web.Security;
using Portal.Web.Security.Identity;

namespace Portal.Web.Composition;

/// <summary>What a request passes, in order, and where it can arrive.</summary>
static class Pipeline
{
    public static void UsePortal(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        if (!settings.IsDevelopment)
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders(settings);
        app.UseWhen(context => MachineAddresses.Contain(context.Request.Path), machines => machines.UseMachineErrors());
        app.UseWhen(context => !MachineAddresses.Contain(context.Request.Path), pages => pages.UsePageErrors(settings.IsDevelopment));
        if (app.Services.GetService<InProcessBackChannel>() is { } backChannel)
        {
            ((IApplicationBuilder)app).Use(next =>
            {
                backChannel.Enter(next, app.Services.GetRequiredService<IHttpContextFactory>());
                return next;
            });
        }

        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapPortal(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        app.MapPortalHealth();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSessions();
        app.MapDownloads();
        if (settings.Auth.IsEmbedded)
        {
            app.MapIdentityProvider();
        }

        app.MapControllers();
        var description = app.MapOpenApi("/openapi/{documentName}.json");
        if (settings.IsDevelopment)
        {
            description.AllowAnonymous();
        }

        // The policy against framing is in the headers of every answer already.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
