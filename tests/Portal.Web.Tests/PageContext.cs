using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Web.Composition;
using Portal.Web.Security;

namespace Portal.Web.Tests;

/// <summary>Renders pages as a signed-in person sees them.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext(Role role)
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var directory = new DataDirectory(Directory.CreateTempSubdirectory("portal-").FullName);
        Services.AddSingleton(directory);
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new ViewerSource(
            new PortalSettings(true, true, directory, DatabaseOptions.Embedded(directory.Root), false, new AuthSettings())));
        Services.AddScoped<CurrentViewer>();
        Services.AddSingleton<AuthenticationStateProvider>(new Person("alice", role));
    }

    sealed class Person(string name, Role role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim("preferred_username", name), new Claim("role", RoleMatrix.NameOf(role))], "test"))));
    }
}
