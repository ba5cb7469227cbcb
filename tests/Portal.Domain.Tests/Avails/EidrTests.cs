using Portal.Domain.Avails;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class EidrTests
{
    [Theory]
    [InlineData("10.5240/7791-8534-2C23-9030-8610-5")]
    [InlineData("10.5240/77C5-ED35-8FC2-7D9D-9531-1")]
    [InlineData("10.5240/8FF3-1C20-84F5-F247-8BCD-E")]
    [InlineData("10.5240/1489-49A2-3956-4B2D-FE16-5")]
    [InlineData("10.5240/D2C6-38B8-FF2B-DB9E-88E8-Q")]
    [InlineData("10.5240/:1489-49A2-3956-4B2D-FE16-5")]
    [InlineData("urn:eidr:10.5240:1489-49A2-3956-4B2D-FE16-5")]
    [InlineData("md:alid:eidr-s:1489-49A2-3956-4B2D-FE16-5")]
    [InlineData("md:cid:eidr-s:1489-49A2-3956-4B2D-FE16-5")]
    public void Id_with_a_right_check_character_passes(string text) => Assert.Equal((true, true), Eidr.Look(text));

    [Theory]
    [InlineData("10.5240/1489-49A2-3956-4B2D-FE16-6")]
    [InlineData("10.5240/1489-49A2-3956-4B2D-FE61-5")]
    [InlineData("10.5240/1234-1234-1234-1234-1234-5")]
    [InlineData("10.5240/AAAA-AAAA-AAAA-AAAA-AAAA-A")]
    [InlineData("10.5240/1489-49A2-3956-4B2D-FE16-55")]
    [InlineData("10.5240/1489-49a2-3956-4b2d-fe16-5")]
    [InlineData("10.5240/148949A239564B2DFE165")]
    [InlineData("md:alid:eidr-s:1489-49A2-3956-4B2D-FE16-X")]
    public void Id_with_a_wrong_shape_or_check_character_fails(string text) => Assert.Equal((true, false), Eidr.Look(text));

    [Theory]
    [InlineData("md:cid:org:studio.example:123")]
    [InlineData("FIRSTDANCE_2012")]
    [InlineData("urn:dece:alid:org:studio.example:1")]
    public void Id_of_another_kind_is_not_looked_at(string text) => Assert.False(Eidr.Look(text).Found);
}
