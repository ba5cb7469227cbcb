using Portal.Data;

namespace Portal.Web.Composition;

/// <summary>The host: where its content is, where it listens by default, how its container is checked, what it consists of.</summary>
public static class PortalHosting
{
    const string DefaultAddress = "http://localhost:5080";
    const long LargestBody = 4 * 1024 * 1024;

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);

        // Started from another directory, the settings are beside the program.
        var contentIsHere = File.Exists("appsettings.json") || args.Any(argument => argument.Contains("contentRoot", StringComparison.OrdinalIgnoreCase));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = contentIsHere ? null : AppContext.BaseDirectory,
        });
        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateScopes = true;
            options.ValidateOnBuild = true;
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        // Import of a workbook sets its own, larger limit.
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
        });
        return builder;
    }

    public static void AddPortal(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(settings.DataDirectory)
            .AddSingleton(TimeProvider.System)
            .AddPortalData(settings.Database)
            .AddPortalDecisions()
            .AddPortalPublishing(settings)
            .AddPortalChanges()
            .AddPortalSecurity(settings)
            .AddPortalImports()
            .AddPortalApi()
            .AddPortalPages()
            .AddHealthChecks();
        builder.Services.AddHostedService<Welcome>();
    }
}
