using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Rights;

namespace Portal.Web.Composition;

/// <summary>How terms change, as a list. API, pages and jobs ask the same.</summary>
static class ChangeServices
{
    public static IServiceCollection AddPortalChanges(this IServiceCollection services)
    {
        services.AddSingleton<ScopeCheck>();
        services.AddSingleton<LintChangeSet>();
        services.AddSingleton<EffectPreview>();
        services.AddSingleton<TakeEffect>();

        services.AddSingleton<ReadTerms>();
        services.AddSingleton<ReadScopeCases>();
        services.AddSingleton<ReadOfflineSummaries>();
        services.AddSingleton<ReadScopeHistory>();
        services.AddSingleton<SettleDownloadNotStated>();
        services.AddSingleton<StateEventDates>();
        services.AddSingleton<DraftTerms>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<SubmitChangeSet>();
        services.AddSingleton<ApproveChangeSet>();
        services.AddSingleton<RejectChangeSet>();
        services.AddSingleton<PutDueChangesIntoEffect>();
        return services;
    }
}
