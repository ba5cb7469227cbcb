using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Portal.Web.Composition;
using Portal.Web.Security;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Where the embedded provider asks for name and password. Afterwards the browser goes through the code flow;
/// with an external authority it goes there at once.
/// </summary>
public sealed partial class SignInPage(PortalSettings settings, People people, SignInThrottle throttle, NavigationManager navigation)
{
    bool isError;
    string? message;

    /// <summary>Where to go once signed in; only addresses of the portal are followed.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    public bool SignedOut { get; set; }

    [SupplyParameterFromQuery]
    public bool Interrupted { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    SignInForm? Form { get; set; }

    [CascadingParameter]
    HttpContext Context { get; set; } = null!;

    string? Message => message
        ?? (Interrupted ? "Signing in did not finish. Nothing is wrong with your account; sign in again." : null)
        ?? (SignedOut ? "You are signed out." : null);

    IReadOnlyList<KeyValuePair<string, PersonSettings>> SamplePeople =>
        settings is { IsDevelopment: true, SampleData: true } ? [.. settings.Auth.Sample.People] : [];

    // /connect/authorize sends people here and expects them back; anything else begins a code flow of its own.
    string Next => LocalAddress.OrHome(ReturnUrl) is var address && address.StartsWith("/connect/authorize?", StringComparison.Ordinal)
        ? address
        : $"{SessionEndpoints.ContinuePath}?returnUrl={Uri.EscapeDataString(address)}";

    protected override void OnInitialized()
    {
        if (!settings.Auth.IsEmbedded && !SignedOut && !Interrupted)
        {
            navigation.NavigateTo(Next);
        }
    }

    async Task SignIn()
    {
        var name = Form?.Name?.Trim() ?? "";
        var address = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        isError = true;
        if (!throttle.MayTry(name, address))
        {
            message = "That was wrong ten times within a minute. Wait a minute, then try again.";
        }
        else if (people.Recognise(name, Form?.Password ?? "") is not { } recognised)
        {
            throttle.Failed(name, address);
            message = "Name and password do not belong together. Check both and try again.";
        }
        else
        {
            throttle.Succeeded(name, address);
            var identity = new ClaimsIdentity([new Claim(PortalClaims.Subject, recognised.UserName)], Schemes.Provider);
            await Context.SignInAsync(Schemes.Provider, new ClaimsPrincipal(identity));
            navigation.NavigateTo(Next);
        }
    }

    /// <summary>What the form sends.</summary>
    sealed class SignInForm
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
