using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Components;

namespace Portal.Web.Tests.Components;

public sealed class AddressIdsTests : BunitContext
{
    [Theory]
    [InlineData("titles/10.5240%2FABCD?tab=terms", "10.5240/ABCD")]
    [InlineData("titles/a%252Fb", "a%2Fb")]
    [InlineData("titles/md:cid:org:sample:lantern#clocks", "md:cid:org:sample:lantern")]
    [InlineData("titles", "")]
    public void Id_in_an_address_is_decoded_exactly_once(string address, string meant)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(address);

        Assert.Equal(meant, navigation.IdAt(1));
    }
}
