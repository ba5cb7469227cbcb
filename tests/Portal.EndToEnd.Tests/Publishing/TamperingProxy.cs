using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.EndToEnd.Tests.Processes;

namespace Portal.EndToEnd.Tests.Publishing;

/// <summary>Passes a portal's feeds on, with one bit changed in every file whose path holds a given text.</summary>
sealed class TamperingProxy : IAsyncDisposable
{
    readonly WebApplication app;

    TamperingProxy(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static async Task<TamperingProxy> Start(PortalProcess portal, string token, string? tampered)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/feeds/{**path}", async (string path, HttpResponse response) =>
        {
            using var answer = await portal.Send(HttpMethod.Get, $"/feeds/{path}", token);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            if (tampered is not null && path.Contains(tampered, StringComparison.Ordinal))
            {
                bytes[bytes.Length / 2] ^= 1;
            }

            response.StatusCode = (int)answer.StatusCode;
            await response.Body.WriteAsync(bytes);
        });
        await app.StartAsync();
        return new TamperingProxy(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
