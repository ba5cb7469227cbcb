using System.Globalization;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Time;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2027-03-01T00:00:00Z", "2027-03-01T00:00:00Z")]
    [InlineData("2027-03-01t00:00:00z", "2027-03-01T00:00:00Z")]
    [InlineData("2027-03-01T02:00:00+02:00", "2027-03-01T00:00:00Z")]
    [InlineData("2027-02-28T19:00:00-05:00", "2027-03-01T00:00:00Z")]
    [InlineData("2027-03-01T00:00:00.5Z", "2027-03-01T00:00:00.5Z")]
    [InlineData("2027-03-01T00:00:00.1234567Z", "2027-03-01T00:00:00.1234567Z")]
    [InlineData("2027-03-01T00:00:00.000Z", "2027-03-01T00:00:00Z")]
    [InlineData("2028-02-29T12:00:00Z", "2028-02-29T12:00:00Z")]
    public void Rfc3339_reads_as_utc(string text, string canonical)
    {
        Assert.True(InstantText.TryParse(text, out var instant));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
        Assert.Equal(canonical, InstantText.Format(instant));
    }

    [Fact]
    public void Nanoseconds_are_read_to_the_tick()
    {
        Assert.True(InstantText.TryParse("2027-03-01T00:00:00.123456749Z", out var instant));
        Assert.Equal("2027-03-01T00:00:00.1234567Z", InstantText.Format(instant));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027-03-01")]
    [InlineData("2027-03-01T00:00:00")]
    [InlineData("2027-03-01T00:00Z")]
    [InlineData("2027-03-01 00:00:00Z")]
    [InlineData("2027-02-29T00:00:00Z")]
    [InlineData("2027-13-01T00:00:00Z")]
    [InlineData("2027-03-01T24:00:00Z")]
    [InlineData("2027-03-01T00:00:00Z\n")]
    [InlineData(" 2027-03-01T00:00:00Z")]
    [InlineData("2027-03-01T00:00:00+0200")]
    [InlineData("٢٠٢٧-03-01T00:00:00Z")]
    [InlineData("1 March 2027")]
    public void Anything_else_is_refused(string? text) => Assert.False(InstantText.TryParse(text, out _));

    [Fact]
    public void Text_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("2027-03-01T00:00:00Z", InstantText.Format(Instant.At("2027-03-01")));
            Assert.True(InstantText.TryParse("2027-03-01T00:00:00Z", out var instant));
            Assert.Equal(Instant.At("2027-03-01"), instant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
