using Portal.Domain.Access;

namespace Portal.Web.Security;

public static class ViewerExtensions
{
    /// <summary>Who makes this request.</summary>
    public static Viewer Viewer(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.RequestServices.GetRequiredService<ViewerSource>().Of(context.User);
    }
}
