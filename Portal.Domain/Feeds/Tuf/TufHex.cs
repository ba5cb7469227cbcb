namespace Portal.Domain.Feeds.Tuf;

static class TufHex
{
    public static bool IsLower(string text) => text.All(char.IsAsciiHexDigitLower);

    /// <summary>64 lower-case hex digits.</summary>
    public static bool IsSha256(string? text) => text is { Length: 64 } && IsLower(text);
}
