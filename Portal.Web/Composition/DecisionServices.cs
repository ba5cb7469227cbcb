using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;

namespace Portal.Web.Composition;

/// <summary>The one evaluator and what it is asked through.</summary>
static class DecisionServices
{
    public static IServiceCollection AddPortalDecisions(this IServiceCollection services)
    {
        services.AddSingleton<RightsInView>();
        services.AddSingleton<Decide>();
        services.AddSingleton<ExplainTerms>();

        services.AddSingleton<ReadTerms>();
        services.AddSingleton<ReadScopeCases>();
        services.AddSingleton<ReadOfflineSummaries>();
        services.AddSingleton<ScopeCheck>();
        services.AddSingleton<LintChangeSet>();
        services.AddSingleton<EffectPreview>();
        services.AddSingleton<DraftTerms>();
        services.AddSingleton<SettleDownloadNotStated>();
        services.AddSingleton<SubmitChangeSet>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<TakeEffect>();
        services.AddSingleton<ApproveChangeSet>();
        services.AddSingleton<RejectChangeSet>();
        services.AddSingleton<ReadScopeHistory>();
        return services;
    }
}
