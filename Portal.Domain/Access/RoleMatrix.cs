using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Domain.Access;

/// <summary>The one place that says which role may do what, and how roles and permissions are spelled in tokens.</summary>
public static class RoleMatrix
{
    static readonly FrozenDictionary<Role, ImmutableArray<Permission>> Grants = new Dictionary<Role, ImmutableArray<Permission>>
    {
        [Role.RightsManager] = [Permission.ReadRights, Permission.WriteRights],
        [Role.Approver] = [Permission.ReadRights, Permission.ApproveRights],
        [Role.Publisher] = [Permission.ReadRights, Permission.Publish],
        [Role.ProductManager] = [Permission.ReadRights],
        [Role.SupportAgent] = [Permission.Support],
        [Role.Operator] = [Permission.ReadRights, Permission.Operate, Permission.Publish],
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<Permission, string> Scopes = new Dictionary<Permission, string>
    {
        [Permission.ReadRights] = "rights.read",
        [Permission.WriteRights] = "rights.write",
        [Permission.ApproveRights] = "rights.approve",
        [Permission.Publish] = "publishing",
        [Permission.Support] = "support",
        [Permission.Operate] = "operate",
        [Permission.ReadBundles] = "bundles.read",
        [Permission.WriteUsage] = "usage.write",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, Permission> ByScope =
        Scopes.ToFrozenDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, Role> ByRoleName =
        Enum.GetValues<Role>().ToFrozenDictionary(NameOf, role => role, StringComparer.Ordinal);

    /// <summary>Everything a role may do.</summary>
    public static ImmutableArray<Permission> PermissionsOf(Role role) => Grants[role];

    /// <summary>The roles that hold a permission: what a "not allowed" page names.</summary>
    public static IEnumerable<Role> RolesWith(Permission permission) =>
        Enum.GetValues<Role>().Where(role => Grants[role].Contains(permission));

    /// <summary>The OAuth scope of a permission, for example <c>rights.write</c>.</summary>
    public static string ScopeOf(Permission permission) => Scopes[permission];

    /// <summary>The permission of an OAuth scope; null for scopes that are not ours (<c>openid</c>, <c>profile</c>).</summary>
    public static Permission? PermissionOf(string scope) => ByScope.TryGetValue(scope, out var permission) ? permission : null;

    /// <summary>How a role is spelled in tokens: <c>rightsManager</c>.</summary>
    public static string NameOf(Role role)
    {
        var name = role.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The role of a token's role value; null when it is not one of ours.</summary>
    public static Role? RoleOf(string name) => ByRoleName.TryGetValue(name, out var role) ? role : null;
}
