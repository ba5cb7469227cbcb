using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>Policies named by the permissions of which one is needed: <c>WriteRights</c>, <c>ReadRights|Support</c>.</summary>
sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    const char Or = '|';

    public static string NameOf(IEnumerable<Permission> anyOf) => string.Join(Or, anyOf);

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (await base.GetPolicyAsync(policyName) is { } policy)
        {
            return policy;
        }

        var anyOf = policyName.Split(Or).Select(name => Enum.Parse<Permission>(name)).ToArray();
        return new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(anyOf)).Build();
    }
}

/// <summary>The viewer holds one of these.</summary>
sealed record PermissionRequirement(IReadOnlyList<Permission> AnyOf) : IAuthorizationRequirement;

sealed class PermissionHandler(ViewerSource viewers) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var viewer = viewers.Of(context.User);
        if (requirement.AnyOf.Any(viewer.May))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
