using Portal.Data.Avails.Findings;
using Portal.Data.Avails.Spools;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Web.Uploads;

namespace Portal.Web.Composition;

/// <summary>Imports and exports: the use cases, and where uploads and what is read of them lie meanwhile.</summary>
static class ImportServices
{
    public static IServiceCollection AddPortalImports(this IServiceCollection services) => services
        .AddSingleton<ImportAvails>()
        .AddSingleton<ApplyImport>()
        .AddSingleton<ForgetImports>()
        .AddSingleton<ExportAvails>()
        .AddSingleton<DownloadFindings>()
        .AddSingleton(provider => new DeliveredOptions(provider.GetRequiredService<DataDirectory>().Deliveries))
        .AddSingleton<UploadFolder>()
        .AddSingleton(provider => new SpoolOptions(provider.GetRequiredService<DataDirectory>().Spools));
}
