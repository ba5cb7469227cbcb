using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Api;

/// <summary>
/// Ids in paths. An id may hold any character, slashes included (<c>10.5240/ABCD</c>), so a path carries it percent-encoded.
/// The server decodes everything but <c>%2F</c>, which makes <c>%2F</c> and <c>%252F</c> look the same afterwards:
/// ids are therefore read from the request line itself.
/// </summary>
public static class EncodedIds
{
    /// <summary>How an id goes into a path, one segment.</summary>
    public static string Encode(string id) => Uri.EscapeDataString(id);

    /// <summary>The id in a segment as it was sent.</summary>
    public static string Decode(string segment) => Uri.UnescapeDataString(segment);

    /// <summary>The id that the route of this request names <paramref name="parameter"/>; null when there is none.</summary>
    public static string? Read(HttpContext context, string parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetRouteValue(parameter) is not string routeValue)
        {
            return null;
        }

        var segments = SegmentsAsSent(context);
        var index = context.GetEndpoint() is RouteEndpoint endpoint
            ? endpoint.RoutePattern.PathSegments.ToList().FindIndex(segment => segment is { IsSimple: true } && IsParameter(segment.Parts[0], parameter))
            : -1;

        // A path with "." or ".." segments was rewritten before routing: then the request line does not show the segment at its place.
        return index >= 0 && index < segments.Length && AsTheServerDecodes(segments[index]) == routeValue
            ? Decode(segments[index])
            : Decode(routeValue);
    }

    static bool IsParameter(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part, string name) =>
        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
        && string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);

    static string[] SegmentsAsSent(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (target is not ['/', ..])
        {
            // A proxy's form: http://host/path.
            var host = target.IndexOf("://", StringComparison.Ordinal);
            var path = host < 0 ? -1 : target.IndexOf('/', host + 3);
            target = path < 0 ? "" : target[path..];
        }

        var end = target.AsSpan().IndexOfAny('?', '#');
        var basePath = context.Request.PathBase.ToUriComponent();
        target = end < 0 ? target : target[..end];
        target = basePath.Length > 0 && target.StartsWith(basePath, StringComparison.OrdinalIgnoreCase) ? target[basePath.Length..] : target;
        return target.TrimStart('/').Split('/');
    }

    static string AsTheServerDecodes(string segment)
    {
        const string Slash = "%2F";
        return string.Join(Slash, segment.Replace("%2f", Slash, StringComparison.Ordinal).Split(Slash).Select(Uri.UnescapeDataString));
    }
}
