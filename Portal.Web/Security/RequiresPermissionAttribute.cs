using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>
/// A controller, an action or a page that asks for a permission; of several named, one is enough.
/// Two attributes ask for both. What a role may do says <see cref="RoleMatrix"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresPermissionAttribute : AuthorizeAttribute
{
    public RequiresPermissionAttribute(params Permission[] anyOf)
        : base(PermissionPolicies.NameOf(anyOf)) => AnyOf = [.. anyOf];

    public ImmutableArray<Permission> AnyOf { get; }
}
