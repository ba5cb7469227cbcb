using Portal.Domain.Decisions;

namespace Portal.Web.Composition;

/// <summary>What the domain can be asked to do, as a list. API, pages and jobs ask the same.</summary>
static class UseCases
{
    public static IServiceCollection AddPortalUseCases(this IServiceCollection services)
    {
        services.AddSingleton<RightsInView>();
        services.AddSingleton<Decide>();
        services.AddSingleton<ExplainTerms>();
        return services;
    }
}
