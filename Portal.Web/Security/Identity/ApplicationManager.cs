using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Portal.Web.Security.Identity;

/// <summary>Judges secrets and the addresses the provider may send people back to.</summary>
sealed class ApplicationManager(
    IOpenIddictApplicationCache<Application> cache,
    ILogger<OpenIddictApplicationManager<Application>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Application> store,
    ReturnAddresses addresses) : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    public override ValueTask<bool> ValidateRedirectUriAsync(
        Application application, string uri, CancellationToken cancellationToken = default) =>
        new(application.SignsPeopleIn && addresses.Allows(uri, ReturnAddresses.SignedIn));

    public override ValueTask<bool> ValidatePostLogoutRedirectUriAsync(
        Application application, string uri, CancellationToken cancellationToken = default) =>
        new(application.SignsPeopleIn && addresses.Allows(uri, ReturnAddresses.SignedOut));

    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default) =>
        new(Secret.Matches(secret, comparand));
}
