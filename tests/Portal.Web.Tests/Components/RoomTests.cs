using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Web.Components.Layout;
using Portal.Web.Security;

namespace Portal.Web.Tests.Components;

public sealed class RoomTests
{
    static readonly List<Type> Pages = [.. typeof(Rooms).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute)))];

    [Fact]
    public void Every_page_says_who_may_enter() =>
        Assert.Empty(Pages.Where(page => !page.IsDefined(typeof(AuthorizeAttribute)) && !page.IsDefined(typeof(AllowAnonymousAttribute))).Select(page => page.Name));

    [Fact]
    public void Room_admits_those_its_page_admits()
    {
        foreach (var room in Rooms.All)
        {
            var page = Pages.Find(type => type.GetCustomAttributes<RouteAttribute>().Any(route => route.Template == room.Address));
            if (page is not null)
            {
                Assert.Equal(room.AnyOf.Order(), page.GetCustomAttributes<RequiresPermissionAttribute>().SelectMany(attribute => attribute.AnyOf).Order());
            }
        }
    }

    [Fact]
    public void Viewer_without_a_permission_has_no_room() => Assert.Empty(Rooms.Of(new Viewer("nobody", [])));
}
