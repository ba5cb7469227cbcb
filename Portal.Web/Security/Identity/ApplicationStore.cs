using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Security.Identity;

/// <summary>The clients of the embedded provider: read-only, from <see cref="ApplicationCatalog"/>.</summary>
sealed class ApplicationStore(ApplicationCatalog catalog) : IOpenIddictApplicationStore<Application>
{
    static readonly ImmutableArray<string> PagePermissions =
    [
        Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
        Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
    ];

    static readonly ImmutableArray<string> MachinePermissions = [Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials];

    public ValueTask<Application?> FindByIdAsync(string identifier, CancellationToken cancellationToken) => new(catalog.Find(identifier));

    public ValueTask<Application?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken) => new(catalog.Find(identifier));

    public ValueTask<string?> GetIdAsync(Application application, CancellationToken cancellationToken) => new(application.ClientId);

    public ValueTask<string?> GetClientIdAsync(Application application, CancellationToken cancellationToken) => new(application.ClientId);

    public ValueTask<string?> GetClientSecretAsync(Application application, CancellationToken cancellationToken) => new(application.Secret);

    public ValueTask<string?> GetClientTypeAsync(Application application, CancellationToken cancellationToken) => new(ClientTypes.Confidential);

    public ValueTask<string?> GetApplicationTypeAsync(Application application, CancellationToken cancellationToken) => new(ApplicationTypes.Web);

    public ValueTask<string?> GetConsentTypeAsync(Application application, CancellationToken cancellationToken) => new(ConsentTypes.Implicit);

    public ValueTask<string?> GetDisplayNameAsync(Application application, CancellationToken cancellationToken) => new(application.ClientId);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(Application application, CancellationToken cancellationToken) =>
        new([]);

    public ValueTask<JsonWebKeySet?> GetJsonWebKeySetAsync(Application application, CancellationToken cancellationToken) => new((JsonWebKeySet?)null);

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(Application application, CancellationToken cancellationToken) =>
        new([
            .. application.SignsPeopleIn ? PagePermissions : MachinePermissions,
            .. application.Scopes.Select(scope => Permissions.Prefixes.Scope + scope),
        ]);

    public ValueTask<ImmutableArray<string>> GetRequirementsAsync(Application application, CancellationToken cancellationToken) =>
        new(application.SignsPeopleIn ? [Requirements.Features.ProofKeyForCodeExchange] : []);

    // Addresses depend on where the portal is reached: ApplicationManager judges them.
    public ValueTask<ImmutableArray<string>> GetRedirectUrisAsync(Application application, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<string>> GetPostLogoutRedirectUrisAsync(Application application, CancellationToken cancellationToken) => new([]);

    public async IAsyncEnumerable<Application> FindByPostLogoutRedirectUriAsync(
        string uri, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (catalog.Find(Application.PortalId) is { } portal)
        {
            yield return portal;
        }
    }

    public IAsyncEnumerable<Application> FindByRedirectUriAsync(string uri, CancellationToken cancellationToken) =>
        FindByPostLogoutRedirectUriAsync(uri, cancellationToken);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(Application application, CancellationToken cancellationToken) =>
        new([]);

    public ValueTask<ImmutableDictionary<string, string>> GetSettingsAsync(Application application, CancellationToken cancellationToken) => new([]);

    public ValueTask<long> CountAsync(CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<Application>, IQueryable<TResult>> query, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public ValueTask CreateAsync(Application application, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask DeleteAsync(Application application, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask UpdateAsync(Application application, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask<Application> InstantiateAsync(CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<Application>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) => throw ReadOnly();

    public IAsyncEnumerable<Application> ListAsync(int? count, int? offset, CancellationToken cancellationToken) => throw ReadOnly();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<Application>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetApplicationTypeAsync(Application application, string? type, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetClientIdAsync(Application application, string? identifier, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetClientSecretAsync(Application application, string? secret, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetClientTypeAsync(Application application, string? type, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetConsentTypeAsync(Application application, string? type, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetDisplayNameAsync(Application application, string? name, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetDisplayNamesAsync(
        Application application, ImmutableDictionary<CultureInfo, string> names, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetJsonWebKeySetAsync(Application application, JsonWebKeySet? set, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetPermissionsAsync(Application application, ImmutableArray<string> permissions, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public ValueTask SetPostLogoutRedirectUrisAsync(Application application, ImmutableArray<string> uris, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public ValueTask SetPropertiesAsync(
        Application application, ImmutableDictionary<string, JsonElement> properties, CancellationToken cancellationToken) => throw ReadOnly();

    public ValueTask SetRedirectUrisAsync(Application application, ImmutableArray<string> uris, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public ValueTask SetRequirementsAsync(Application application, ImmutableArray<string> requirements, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public ValueTask SetSettingsAsync(Application application, ImmutableDictionary<string, string> settings, CancellationToken cancellationToken) =>
        throw ReadOnly();

    static NotSupportedException ReadOnly() => new("Clients of the embedded provider are set in Auth:Clients.");
}
