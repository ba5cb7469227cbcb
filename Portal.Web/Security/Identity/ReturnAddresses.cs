using Portal.Web.Composition;

namespace Portal.Web.Security.Identity;

/// <summary>
/// Where the embedded provider may send people back to: the portal on this machine, whatever its port, and <c>Auth:PublicAddresses</c>.
/// </summary>
public sealed class ReturnAddresses(PortalSettings settings)
{
    /// <summary>The path the code is returned to.</summary>
    public const string SignedIn = "/signin-oidc";

    /// <summary>The path people come back to after signing out.</summary>
    public const string SignedOut = "/signout-callback-oidc";

    public bool Allows(string address, string path) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && uri.AbsolutePath == path
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0
        && (uri.IsLoopback || settings.Auth.PublicAddresses.Any(known => SameOrigin(uri, known)));

    static bool SameOrigin(Uri uri, string known) =>
        Uri.TryCreate(known, UriKind.Absolute, out var origin)
        && Uri.Compare(uri, origin, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
