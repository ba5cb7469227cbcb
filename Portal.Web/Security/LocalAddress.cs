namespace Portal.Web.Security;

static class LocalAddress
{
    /// <summary>The address when it stays in the portal, else the front page: nobody is led elsewhere after signing in.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
