using Portal.Domain.Time;
using Xunit;

namespace Portal.Domain.Tests.Time;

public sealed class DurationTests
{
    [Theory]
    [InlineData("P30D", 2_592_000)]
    [InlineData("PT48H", 172_800)]
    [InlineData("P1D", 86_400)]
    [InlineData("P1DT12H", 129_600)]
    [InlineData("PT90M", 5_400)]
    [InlineData("PT1H30M15S", 5_415)]
    [InlineData("P2DT1S", 172_801)]
    [InlineData("PT0H1M", 60)]
    [InlineData("P36500D", Duration.MaxSeconds)]
    public void Text_in_days_and_time_is_exact_seconds(string text, long seconds) => Assert.Equal(seconds, Duration.Parse(text).Seconds);

    [Theory]
    [InlineData("P30D", "P30D")]
    [InlineData("PT720H", "P30D")]
    [InlineData("PT72H", "P3D")]
    [InlineData("P2D", "PT48H")]
    [InlineData("PT48H", "PT48H")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("PT61S", "PT1M1S")]
    [InlineData("P3DT1S", "PT72H1S")]
    public void One_length_has_one_canonical_text(string text, string canonical)
    {
        Assert.Equal(canonical, Duration.Parse(text).ToString());
        Assert.Equal(Duration.Parse(text), Duration.Parse(canonical));
    }

    [Theory]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P2W")]
    [InlineData("P1Y2M3D")]
    public void Years_months_and_weeks_are_refused_with_the_reason(string text)
    {
        Assert.False(Duration.TryParse(text, out _, out var problem));
        Assert.Contains("no exact length", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PT0S")]
    [InlineData("P0D")]
    [InlineData("P0DT0H0M0S")]
    public void Zero_is_refused_with_the_reason(string text)
    {
        Assert.False(Duration.TryParse(text, out _, out var problem));
        Assert.Contains("zero", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P36500DT1S")]
    [InlineData("PT99999999999H")]
    public void More_than_a_century_is_refused_with_the_reason(string text)
    {
        Assert.False(Duration.TryParse(text, out _, out var problem));
        Assert.Contains("100 years", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("30D")]
    [InlineData("p30d")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("+P1D")]
    [InlineData("P1.5D")]
    [InlineData("PT1,5H")]
    [InlineData(" P1D")]
    [InlineData("P1D ")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1M1H")]
    [InlineData("PT1H1H")]
    [InlineData("P1DT1HT1M")]
    [InlineData("P12")]
    [InlineData("PT1HX")]
    [InlineData("P١D")]
    [InlineData("PT999999999999S")]
    [InlineData("2592000")]
    public void Text_in_no_such_form_is_refused(string? text)
    {
        Assert.False(Duration.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Duration.MaxSeconds + 1)]
    public void Seconds_out_of_bounds_throw(long seconds) => Assert.Throws<ArgumentOutOfRangeException>(() => Duration.FromSeconds(seconds));

    [Fact]
    public void Every_length_reads_back_from_its_text()
    {
        var random = new Random(20260601);
        for (var round = 0; round < 2_000; round++)
        {
            var duration = Duration.FromSeconds(random.NextInt64(1, Duration.MaxSeconds + 1));
            Assert.Equal(duration, Duration.Parse(duration.ToString()));
        }
    }

    [Fact]
    public void Lengths_are_ordered()
    {
        var (day, month) = (Duration.FromDays(1), Duration.FromDays(30));
        Assert.True(day < month && month > day && day <= month && month >= day && day.CompareTo(month) < 0);
        Assert.Equal(day, Duration.Min(month, day));
    }
}
