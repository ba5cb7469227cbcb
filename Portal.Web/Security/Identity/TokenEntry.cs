using Portal.Domain.Access.Identity;

namespace Portal.Web.Security.Identity;

/// <summary>The token as OpenIddict edits it, between a read and the next write of its <see cref="IdentityTokenRecord"/>.</summary>
public sealed class TokenEntry
{
    /// <summary>What is stored, or is to be added.</summary>
    public IdentityTokenRecord Record { get; set; } =
        new(Guid.CreateVersion7().ToString("N"), Guid.NewGuid().ToString("N"));
}
