using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Security;
using Portal.Web.Security.Identity;

namespace Portal.Web.Composition;

/// <summary>The OpenIddict server in this process, the portal as its client, and bearer tokens validated with its key.</summary>
static class EmbeddedIdentity
{
    // A name, not an address: requests to it never leave the process.
    const string BackChannel = "http://identity.invalid";

    public static IServiceCollection AddEmbeddedIdentity(this AuthenticationBuilder authentication, PortalSettings settings)
    {
        var services = authentication.Services;
        var keys = new IdentityKeys(settings);
        var catalog = new ApplicationCatalog(settings);
        var backChannel = new InProcessBackChannel();
        services.AddSingleton(keys).AddSingleton(catalog).AddSingleton(backChannel).AddSingleton<ReturnAddresses>();
        services.AddHostedService<TokenPruning>();
        AddServer(services, keys);

        authentication
            .AddCookie(Schemes.Provider, options =>
            {
                options.Cookie.Name = "portal-identity";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = Sessions.Lifetime;
                options.LoginPath = "/sign-in";
            })
            .AddOpenIdConnect(Schemes.OpenIdConnect, options => ConfigureClient(options, keys, catalog, backChannel))
            .AddJwtBearer(Schemes.Bearer, options =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = Validation(keys, settings.Auth.Audience);
                options.TokenValidationParameters.ValidTypes = ["at+jwt"];
            });
        return services;
    }

    static void AddServer(IServiceCollection services, IdentityKeys keys) =>
        services.AddOpenIddict()
            .AddCore(core => core
                .SetDefaultApplicationEntity<Application>()
                .SetDefaultTokenEntity<TokenEntry>()
                .ReplaceApplicationStore<Application, ApplicationStore>()
                .ReplaceApplicationManager<Application, ApplicationManager>()
                .ReplaceTokenStore<TokenEntry, TokenEntryStore>())
            .AddServer(server =>
            {
                server.SetIssuer(keys.Issuer)
                    .SetAuthorizationEndpointUris(ProviderEndpoints.AuthorizePath)
                    .SetTokenEndpointUris(ProviderEndpoints.TokenPath)
                    .SetUserInfoEndpointUris(ProviderEndpoints.UserInfoPath)
                    .SetEndSessionEndpointUris(ProviderEndpoints.LogoutPath)
                    .AllowAuthorizationCodeFlow()
                    .AllowClientCredentialsFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(ApplicationCatalog.KnownScopes)
                    .DisableScopeValidation() // What each client may ask for is in its permissions, which stay checked.
                    .AddSigningKey(keys.Signing)
                    .AddEncryptionKey(keys.Encryption)
                    .DisableAccessTokenEncryption()
                    .DisableAuthorizationStorage()
                    .SetAccessTokenLifetime(TimeSpan.FromHours(1))
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(5))
                    .SetIdentityTokenLifetime(TimeSpan.FromHours(12));
                server.UseAspNetCore()
                    .DisableTransportSecurityRequirement()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough();
            });

    static void ConfigureClient(OpenIdConnectOptions options, IdentityKeys keys, ApplicationCatalog catalog, InProcessBackChannel backChannel)
    {
        PortalClient.Configure(options);
        options.Scope.Add("roles");
        options.ClientId = Application.PortalId;
        options.ClientSecret = catalog.PortalSecret;
        options.CallbackPath = ReturnAddresses.SignedIn;
        options.SignedOutCallbackPath = ReturnAddresses.SignedOut;
        options.BackchannelHttpHandler = backChannel;
        options.TokenValidationParameters = Validation(keys, Application.PortalId);
        options.Configuration = new OpenIdConnectConfiguration
        {
            Issuer = keys.Issuer,
            AuthorizationEndpoint = BackChannel + ProviderEndpoints.AuthorizePath,
            TokenEndpoint = BackChannel + ProviderEndpoints.TokenPath,
            EndSessionEndpoint = BackChannel + ProviderEndpoints.LogoutPath,
        };

        // The browser is sent to the provider under the name and port it already uses.
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.IssuerAddress = Origin(context.Request) + ProviderEndpoints.AuthorizePath;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.IssuerAddress = Origin(context.Request) + ProviderEndpoints.LogoutPath;

            // Named, so that the return address is judged for this client instead of searched among all.
            context.ProtocolMessage.ClientId = Application.PortalId;
            return Task.CompletedTask;
        };
    }

    static TokenValidationParameters Validation(IdentityKeys keys, string audience)
    {
        var publicKey = ECDsa.Create(keys.Signing.ECDsa.ExportParameters(includePrivateParameters: false));
        return new TokenValidationParameters
        {
            ValidIssuer = keys.Issuer,
            ValidAudience = audience,
            IssuerSigningKey = new ECDsaSecurityKey(publicKey) { KeyId = keys.Signing.KeyId },
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            NameClaimType = PortalClaims.UserName,
            RoleClaimType = PortalClaims.Role,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
    }

    static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
