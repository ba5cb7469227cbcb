using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Web.Security;

namespace Portal.Web.Components.Layout;

/// <summary>Says which role could enter a page.</summary>
public sealed partial class NotAllowed
{
    /// <summary>The page that was asked for.</summary>
    [Parameter, EditorRequired]
    public Type Page { get; set; } = null!;

    string Sentence
    {
        get
        {
            var roles = Page.GetCustomAttributes<RequiresPermissionAttribute>()
                .SelectMany(attribute => attribute.AnyOf)
                .SelectMany(RoleMatrix.RolesWith)
                .Distinct()
                .Order()
                .Select(role => $"{Article(RoleNames.Of(role))} {RoleNames.Of(role)}")
                .ToList();
            return roles.Count switch
            {
                0 => "Nobody's role opens it.",
                1 => $"Only {roles[0]} can open it. Ask one, or ask an operator for the role.",
                _ => $"It opens for {string.Join(", ", roles[..^1])} or {roles[^1]}. Ask one of them, or ask an operator for the role.",
            };
        }
    }

    static string Article(string noun) => "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";
}
