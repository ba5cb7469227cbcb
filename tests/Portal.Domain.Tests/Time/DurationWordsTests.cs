using Portal.Domain.Time;
using Xunit;

namespace Portal.Domain.Tests.Time;

public sealed class DurationWordsTests
{
    [Theory]
    [InlineData("P30D", "30 days")]
    [InlineData("PT48H", "48 hours")]
    [InlineData("P3D", "3 days")]
    [InlineData("PT1H", "1 hour")]
    [InlineData("PT90M", "90 minutes")]
    [InlineData("PT36H", "36 hours")]
    [InlineData("PT1M", "1 minute")]
    [InlineData("PT61S", "61 seconds")]
    public void Duration_is_read_in_the_largest_exact_unit(string duration, string words) =>
        Assert.Equal(words, DurationWords.Of(Duration.Parse(duration)));
}
