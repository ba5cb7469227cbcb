using Portal.Domain.Decisions;

namespace Portal.Web.Composition;

/// <summary>The one evaluator and what it is asked through.</summary>
static class DecisionServices
{
    public static IServiceCollection AddPortalDecisions(this IServiceCollection services)
    {
        services.AddSingleton<RightsInView>();
        services.AddSingleton<Decide>();
        services.AddSingleton<ExplainTerms>();
        return services;
    }
}
