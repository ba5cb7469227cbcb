using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>Durations in bundles: ISO 8601 in days and time (<c>P30D</c>, <c>PT48H</c>, <c>P1DT12H</c>), above zero, in whole seconds.</summary>
public static partial class BundleDuration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var match = Pattern().Match(text);
        duration = match.Success
            ? new TimeSpan(Part(match, "d"), Part(match, "h"), Part(match, "m"), Part(match, "s"))
            : TimeSpan.Zero;
        return duration > TimeSpan.Zero;
    }

    static int Part(Match match, string name) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\AP(?:(?<d>[0-9]{1,6})D)?(?:T(?=[0-9])(?:(?<h>[0-9]{1,6})H)?(?:(?<m>[0-9]{1,6})M)?(?:(?<s>[0-9]{1,9})S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
