namespace Portal.Web.Components.Layout;

/// <summary>The person's choice of light or dark, in a cookie that portal.js writes.</summary>
static class ThemeChoice
{
    const string Cookie = "portal-theme";

    public static bool? Of(HttpRequest request) => request.Cookies[Cookie] switch
    {
        "dark" => true,
        "light" => false,
        _ => null,
    };
}
