using System.Globalization;
using Portal.Domain.Time;

namespace Portal.Web.Features.Terms;

/// <summary>Units people state durations in.</summary>
public enum LengthUnit
{
    Days,
    Hours,
    Minutes,
}

/// <summary>A duration as it is being entered: an amount and a unit; the amount also takes <c>P30D</c>.</summary>
public sealed class LengthInput
{
    public string Amount { get; set; } = "";

    public LengthUnit Unit { get; set; } = LengthUnit.Days;

    /// <summary>The exact length beneath the words; null while what is entered cannot be read.</summary>
    public string? SecondsWords =>
        Problem is null ? string.Create(CultureInfo.InvariantCulture, $"{Read().Seconds:N0} seconds") : null;

    /// <summary>What is wrong with what is entered; null when it can be read.</summary>
    public string? Problem
    {
        get
        {
            var text = Amount.Trim();
            if (text.Length == 0)
            {
                return "Enter a number.";
            }
            if (Duration.TryParse(text, out _))
            {
                return null;
            }
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            {
                return $"“{text}” is not a whole number of {UnitWords}.";
            }
            return amount switch
            {
                0 => "Zero is no length of time. To say that there is none, choose None; to say nothing here, choose Inherit.",
                _ when amount > Duration.MaxSeconds / SecondsPerUnit => "Longer than 100 years. To say that there is none, choose None.",
                _ => null,
            };
        }
    }

    long SecondsPerUnit => Unit switch
    {
        LengthUnit.Days => 86_400,
        LengthUnit.Hours => 3_600,
        LengthUnit.Minutes => 60,
    };

    string UnitWords => Unit.ToString().ToLowerInvariant();

    /// <summary>Throws while there is a <see cref="Problem"/>.</summary>
    public Duration Read() =>
        Duration.TryParse(Amount.Trim(), out var duration)
            ? duration
            : Duration.FromSeconds(long.Parse(Amount.Trim(), NumberStyles.None, CultureInfo.InvariantCulture) * SecondsPerUnit);

    /// <summary>In the unit people would have used: 48 hours, 30 days.</summary>
    public void Load(Duration duration)
    {
        (Unit, var amount) = duration.Seconds switch
        {
            var seconds and >= 3 * 86_400 when seconds % 86_400 == 0 => (LengthUnit.Days, seconds / 86_400),
            var seconds when seconds % 3_600 == 0 => (LengthUnit.Hours, seconds / 3_600),
            var seconds when seconds % 60 == 0 => (LengthUnit.Minutes, seconds / 60),
            _ => (LengthUnit.Minutes, 0),
        };
        Amount = amount == 0 ? duration.ToString() : amount.ToString(CultureInfo.InvariantCulture);
    }
}
