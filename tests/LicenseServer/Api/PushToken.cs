using System.Security.Cryptography;
using System.Text;
using LicenseServer.Composition;

namespace LicenseServer.Api;

/// <summary>Lets only the holder of <c>Push:Token</c> change anything: 401 for everyone else, and for all where none is set.</summary>
public sealed class PushToken(ServerOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.Authorization.ToString();
        if (options.Push.Token is { Length: > 0 } token && Same(header, $"Bearer {token}"))
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem("Send Push:Token's value as a bearer token.", statusCode: StatusCodes.Status401Unauthorized);
    }

    static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
