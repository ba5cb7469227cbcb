using Portal.Domain.Access;
using Portal.Web.Composition;

namespace Portal.Web.Security;

/// <summary>Which client may read which feed.</summary>
public interface IFeedGrants
{
    /// <summary>Whether the viewer holds <see cref="Permission.ReadBundles"/> and was granted the feed.</summary>
    bool MayRead(Viewer viewer, string feed);
}

/// <summary>Grants from <c>Auth:Clients:&lt;id&gt;:Feeds</c>.</summary>
sealed class ConfiguredFeedGrants(PortalSettings settings) : IFeedGrants
{
    public bool MayRead(Viewer viewer, string feed) =>
        viewer.May(Permission.ReadBundles)
        && settings.Auth.Clients.TryGetValue(viewer.Name, out var client)
        && client.Feeds.Contains(feed);
}
