using System.Text.RegularExpressions;

namespace Portal.Domain.Avails;

/// <summary>
/// EIDR content ids inside other text: <c>10.5240/</c> or <c>eidr-s:</c>, five groups of four hex digits and a check character
/// (ISO 7064 MOD 37,36 over the 20 digits). Only looked at, never parsed for meaning: template examples themselves fail the check.
/// </summary>
public static partial class Eidr
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Prefix = "10.5240/";

    /// <summary>Older templates write <c>10.5240/:1489-…</c>; the colon is no part of the id.</summary>
    public static string WithoutStrayColon(string id) =>
        id.StartsWith(Prefix + ":", StringComparison.Ordinal) ? string.Concat(Prefix, id.AsSpan(Prefix.Length + 1))
        : id.Contains("10.5240/:", StringComparison.Ordinal) ? id.Replace("10.5240/:", Prefix, StringComparison.Ordinal)
        : id;

    /// <summary>Whether the text holds an EIDR, and one whose check character is right.</summary>
    public static (bool Found, bool IsValid) Look(string text)
    {
        if (!text.Contains("10.5240/", StringComparison.Ordinal) && !text.Contains("eidr", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }
        var match = Shape().Match(text);
        return (true, match.Success && CheckCharacter(match.Groups[1].ValueSpan) == match.Groups[2].ValueSpan[0]);
    }

    /// <summary>The check character of 20 hex digits; hyphens are passed over.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var product = 36;
        foreach (var digit in digits)
        {
            if (digit == '-')
            {
                continue;
            }
            var sum = (product + Alphabet.IndexOf(digit, StringComparison.Ordinal)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return Alphabet[(37 - product) % 36];
    }

    [GeneratedRegex(@"(?:10\.5240/:?|eidr(?:-s|-x)?::?(?:10\.5240[/:]:?)?)((?:[0-9A-F]{4}-){5})([0-9A-Z])(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
