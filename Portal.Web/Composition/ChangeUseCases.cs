using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;

namespace Portal.Web.Composition;

/// <summary>How terms change. Needs an <see cref="Portal.Domain.Feeds.IReleaseRequests"/>.</summary>
public static class ChangeUseCases
{
    public static IServiceCollection AddChangeUseCases(this IServiceCollection services)
    {
        services.AddSingleton<ScopeCheck>();
        services.AddSingleton<LintChangeSet>();
        services.AddSingleton<EffectPreview>();
        services.AddSingleton<TakeEffect>();

        services.AddSingleton<ReadTerms>();
        services.AddSingleton<DraftTerms>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<SubmitChangeSet>();
        services.AddSingleton<ApproveChangeSet>();
        services.AddSingleton<RejectChangeSet>();
        services.AddSingleton<PutDueChangesIntoEffect>();
        return services;
    }
}
