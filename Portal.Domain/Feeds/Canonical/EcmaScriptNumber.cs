using System.Globalization;

namespace Portal.Domain.Feeds.Canonical;

/// <summary>Numbers as ECMAScript's Number::toString writes them, which is what RFC 8785 section 3.2.2.3 asks for.</summary>
public static class EcmaScriptNumber
{
    /// <summary>The shortest text that reads back as <paramref name="value"/>; minus zero is <c>0</c>.</summary>
    /// <exception cref="CanonicalJsonException">NaN or an infinity.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new CanonicalJsonException($"{value.ToString(CultureInfo.InvariantCulture)} is not a JSON number.");
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = Decompose(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        var count = digits.Length;
        return sign + point switch
        {
            > 21 or <= -6 => Exponential(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when count <= point => digits + new string('0', point - count),
            _ => digits[..point] + "." + digits[point..],
        };
    }

    static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        var sign = exponent < 0 ? "-" : "+";
        return mantissa + "e" + sign + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The significant digits without zeros at either end, and where the decimal point stands before them: 0.digits × 10^point.</summary>
    static (string Digits, int Point) Decompose(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = pointAt < 0 ? mantissa.Length : pointAt;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        return (significant.TrimEnd('0'), whole + exponent - (all.Length - significant.Length));
    }
}
