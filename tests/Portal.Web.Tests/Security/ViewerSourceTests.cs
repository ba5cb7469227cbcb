using System.Security.Claims;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Web.Composition;
using Portal.Web.Security;

namespace Portal.Web.Tests.Security;

public sealed class ViewerSourceTests
{
    readonly PortalSettings settings = new(
        IsDevelopment: true, SampleData: false, new DataDirectory("/nowhere"), DatabaseOptions.Embedded("/nowhere"), RunJobServer: false, new AuthSettings());

    [Theory]
    [InlineData("role")]
    [InlineData("roles")]
    public void Person_has_what_their_roles_may(string claim)
    {
        var viewer = Of(("sub", "42"), ("preferred_username", "arthur"), (claim, "approver"), (claim, "publisher"), (claim, "unknown"));

        Assert.Equal("arthur", viewer.Name);
        Assert.Equal([Permission.ReadRights, Permission.ApproveRights, Permission.Publish], viewer.Permissions.Order());
        Assert.Null(viewer.ContentOwners);
    }

    [Fact]
    public void Person_with_content_owners_is_narrowed_to_them()
    {
        var viewer = Of(("sub", "alice"), ("role", "rightsManager"), ("content_owner", "Aurora"), ("content_owner", "Borealis"));

        Assert.True(viewer.Sees("Aurora"));
        Assert.False(viewer.Sees("Cassiopeia"));
    }

    [Theory]
    [InlineData("client_id", "scope")]
    [InlineData("azp", "scp")]
    public void Machine_has_its_scopes_and_its_owner(string idClaim, string scopeClaim)
    {
        settings.Auth.Clients["tool"] = new ClientSettings { Owner = "alice" };

        var viewer = Of((idClaim, "tool"), ("sub", "tool"), (scopeClaim, "rights.read rights.approve openid"));

        Assert.Equal("tool", viewer.Name);
        Assert.Equal([Permission.ReadRights, Permission.ApproveRights], viewer.Permissions.Order());
        Assert.True(viewer.IsOrActsFor("alice"));
    }

    [Fact]
    public void Persons_token_has_what_roles_and_scopes_both_allow()
    {
        var viewer = Of(("client_id", "app"), ("sub", "42"), ("preferred_username", "alice"), ("role", "rightsManager"), ("scope", "openid rights.read operate"));

        Assert.Equal("alice", viewer.Name);
        Assert.Equal([Permission.ReadRights], viewer.Permissions);
    }

    [Fact]
    public void Nobody_may_nothing() => Assert.Empty(new ViewerSource(settings).Of(new ClaimsPrincipal(new ClaimsIdentity())).Permissions);

    Viewer Of(params (string Type, string Value)[] claims) =>
        new ViewerSource(settings).Of(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test")));
}
