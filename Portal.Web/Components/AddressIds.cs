using Microsoft.AspNetCore.Components;
using Portal.Web.Api;

namespace Portal.Web.Components;

/// <summary>
/// Ids in the addresses of pages. The router decodes <c>%252F</c> twice, so a page whose route has an id reads it here
/// and not from the route parameter.
/// </summary>
public static class AddressIds
{
    /// <summary>The id in a segment of the present address, decoded exactly once: 1 in <c>/titles/{Id}</c>. Empty when the address is shorter.</summary>
    public static string IdAt(this NavigationManager navigation, int segment)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var path = navigation.ToBaseRelativePath(navigation.Uri);
        var end = path.AsSpan().IndexOfAny('?', '#');
        var segments = (end < 0 ? path : path[..end]).Split('/');
        return segment < segments.Length ? EncodedIds.Decode(segments[segment]) : "";
    }
}
