using LicenseServer.Api;
using LicenseServer.Composition;
using Microsoft.AspNetCore.Http.Json;

namespace LicenseServer;

/// <summary>Builds the server; a test may replace services, time above all, before it is built.</summary>
public static class LicenseServerApp
{
    /// <exception cref="SettingsException">Settings are wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // The settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null); // Each body is read up to its own limit.
        adjust?.Invoke(builder);
        var options = new ServerOptions();
        builder.Configuration.Bind(options);
        options.DataDirectory = Path.GetFullPath(options.DataDirectory);
        string[] problems = [.. options.Problems()];
        if (problems.Length > 0)
        {
            throw new SettingsException(problems);
        }

        builder.Services.AddProblemDetails();
        builder.Services.Configure<JsonOptions>(json => json.SerializerOptions.UnmappedMemberHandling =
            System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow);
        builder.Services.AddLicenseServer(options);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapPolicyBundles(app.Services);
        app.MapLicences();
        if (options.TrustOnFirstUse)
        {
            app.Logger.LogWarning("TrustOnFirstUse is on: a feed without a pinned root is believed at first sight. For local samples only.");
        }

        return app;
    }
}
