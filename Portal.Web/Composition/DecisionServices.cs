using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;

namespace Portal.Web.Composition;

/// <summary>The one evaluator and what it is asked through.</summary>
static class DecisionServices
{
    public static IServiceCollection AddPortalDecisions(this IServiceCollection services)
    {
        services.AddSingleton<RightsInView>();
        services.AddSingleton<IReleasedRights, ReadReleasedRights>();
        services.AddSingleton<Decide>();
        services.AddSingleton<ExplainTerms>();
        return services;
    }
}
