using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

public sealed class AvailTests
{
    [Theory]
    [InlineData("US VOD HD", "US", true)]
    [InlineData("US VOD HD", "DE", false)]
    [InlineData("ZZ VOD HD", "DE", true)]
    [InlineData("ZZ-DE-FR VOD HD", "DE", false)]
    [InlineData("ZZ-DE-FR VOD HD", "US", true)]
    public void Worldwide_covers_all_but_what_it_excludes(string avail, string territory, bool covers) =>
        Assert.Equal(covers, AvailText.Parse(avail).Covers(Territory.Parse(territory)));

    [Theory]
    [InlineData("US EST HD", false, true, false)]
    [InlineData("US VOD HD", false, true, false)]
    [InlineData("US SVOD HD", true, true, false)]
    [InlineData("US AVOD HD", true, true, false)]
    [InlineData("US SVOD UHD", true, true, true)]
    [InlineData("US VOD UHD", false, false, true)]
    [InlineData("US SVOD 3D", false, false, false)]
    public void Lower_qualities_are_implied_where_only_the_highest_is_listed(string avail, bool sd, bool hd, bool uhd)
    {
        var row = AvailText.Parse(avail);
        Assert.Equal((sd, hd, uhd), (row.Offers(Quality.SD), row.Offers(Quality.HD), row.Offers(Quality.UHD)));
    }

    [Theory]
    [InlineData("*|*", "DE,US|*", true)]
    [InlineData("DE,US|*", "US,FR|*", true)]
    [InlineData("DE|*", "US|*", false)]
    [InlineData("DE|VOD", "DE|SVOD", false)]
    [InlineData("DE|*", "*|SVOD", true)]
    public void Narrowings_overlap_where_one_right_could_fall_under_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Of(one).Overlaps(Of(other)));
        Assert.Equal(overlap, Of(other).Overlaps(Of(one)));
    }

    [Fact]
    public void Narrowing_is_the_same_in_any_order_of_its_list() => Assert.Equal(Of("US,DE|VOD,EST"), Of("DE,US|EST,VOD"));

    static Narrowing Of(string key)
    {
        var parts = key.Split('|');
        return new Narrowing(
            parts[0] == "*" ? null : parts[0].Split(',').Select(Territory.Parse),
            parts[1] == "*" ? null : parts[1].Split(',').Select(Enum.Parse<LicenseType>));
    }
}
