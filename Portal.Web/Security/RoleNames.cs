using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>Roles in people's words.</summary>
public static class RoleNames
{
    /// <summary>For example <c>rights manager</c>.</summary>
    public static string Of(Role role) => role switch
    {
        Role.RightsManager => "rights manager",
        Role.Approver => "approver",
        Role.Publisher => "publisher",
        Role.ProductManager => "product manager",
        Role.SupportAgent => "support agent",
        Role.Operator => "operator",
    };

    /// <summary>The same from a token's spelling; what is no role of ours stays as it is.</summary>
    public static string Of(string name) => RoleMatrix.RoleOf(name) is { } role ? Of(role) : name;
}
