using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Data.Audit;
using Portal.Data.Avails;
using Portal.Data.Avails.Export;
using Portal.Data.Avails.Findings;
using Portal.Data.Avails.Spools;
using Portal.Data.Avails.Workbooks;
using Portal.Data.Catalog;
using Portal.Data.Changes;
using Portal.Data.Connections;
using Portal.Data.DataProtection;
using Portal.Data.Identity;
using Portal.Data.Migrations;
using Portal.Data.Rights;
using Portal.Domain.Access.Identity;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Data;

/// <summary>What this project offers, as a list.</summary>
public static class DataServices
{
    public static IServiceCollection AddPortalData(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Database>();
        services.AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<Migrator>();
        services.AddHostedService<MigrateAtStart>();
        services.AddSingleton<IIdentityTokenRecords, IdentityTokenStore>();

        services.AddSingleton<IAuditLog, AuditStore>();
        services.AddSingleton<IAuditReader, AuditReader>();

        services.AddSingleton<ICatalogStore, CatalogStore>();
        services.AddSingleton<ICatalogRights, CatalogRights>();
        services.AddSingleton<IRightsRevision, RightsRevisionStore>();
        services.AddSingleton<ICatalogClock, CatalogClock>();
        services.AddSingleton<ITitleReader, TitleReader>();
        services.AddSingleton<IEventDateStore, EventDateStore>();
        services.AddSingleton<IDealReader, DealReader>();
        services.AddSingleton<IOwnerReader, OwnerReader>();

        services.AddSingleton<IStatementReader, StatementReader>();
        services.AddSingleton<IStatementStore, StatementStore>();
        services.AddSingleton<IScopeReader, ScopeReader>();
        services.AddSingleton<IScopeVersions, ScopeStore>();
        services.AddSingleton<IChangeSetReader, ChangeSetReader>();
        services.AddSingleton<IChangeSetStore, ChangeSetStore>();
        services.AddSingleton<IPublishedChanges, ChangeSetStore>();

        services.AddSingleton(new WorkbookLimits());
        services.AddSingleton<IAvailsFiles, AvailsFiles>();
        services.TryAddSingleton(SpoolOptions.Of(options));
        services.AddSingleton<ISpools, SpoolFiles>();
        services.AddSingleton<IImportStore, ImportStore>();
        services.AddSingleton<IImportReader, ImportReader>();
        services.AddSingleton<IPresentAvailsReader, PresentAvailsReader>();
        services.AddSingleton<IAvailsWorkbooks, AvailsWorkbooks>();
        services.TryAddSingleton(DeliveredOptions.Of(options));
        services.AddSingleton<IDeliveredFiles, DeliveredFolder>();
        services.AddSingleton<IFindingsWorkbooks, FindingsWorkbooks>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SampleCatalog>();

        if (options.Provider == DatabaseProvider.SqlServer)
        {
            services.AddSingleton<DataProtectionKeyRepository>();
            services.AddOptions<KeyManagementOptions>()
                .Configure<DataProtectionKeyRepository>((keys, repository) => keys.XmlRepository = repository);
        }
        return services;
    }
}
