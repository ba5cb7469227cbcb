using System.Text.Json;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>
/// A JSON object of well-formed text, read member by member; whatever is missing or of another type throws <see cref="TufFormatException"/>.
/// </summary>
readonly struct TufMembers
{
    readonly string where;

    public TufMembers(JsonElement element, string where)
    {
        Element = element.ValueKind == JsonValueKind.Object ? element : throw new TufFormatException($"{where} is not an object");
        this.where = where;
    }

    public JsonElement Element { get; }

    public bool Has(string name) => Element.TryGetProperty(name, out _);

    public IEnumerable<string> Names() => Element.EnumerateObject().Select(member => member.Name);

    public void RequireOnly(params string[] names)
    {
        foreach (var name in Names())
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                throw new TufFormatException($"{where} has the member '{name}', which does not belong there");
            }
        }
    }

    public TufMembers Object(string name) => new(Member(name), name);

    public IReadOnlyList<JsonElement> Array(string name)
    {
        var member = Member(name);
        return member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : throw Wrong(name, "a list");
    }

    public string String(string name)
    {
        var member = Member(name);
        return member.ValueKind == JsonValueKind.String ? member.GetString()! : throw Wrong(name, "text");
    }

    public bool Boolean(string name)
    {
        var member = Member(name);
        return member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetBoolean() : throw Wrong(name, "true or false");
    }

    public long Integer(string name)
    {
        var member = Member(name);
        return member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var value) ? value : throw Wrong(name, "an integer");
    }

    public long Version()
    {
        var version = Integer("version");
        return version is >= 1 and <= TufSigning.MaxVersion ? version : throw Wrong("version", "from 1 to 2^53-1");
    }

    public DateTimeOffset Instant(string name) =>
        TufInstant.TryParse(String(name), out var instant) ? instant : throw Wrong(name, "an instant like 2027-03-01T00:00:00Z");

    /// <summary>Its <c>length</c> and its only hash, <c>sha256</c>.</summary>
    public FileReference File()
    {
        var length = Integer("length");
        var hashes = Object("hashes");
        hashes.RequireOnly("sha256");
        var sha256 = hashes.String("sha256");
        if (length < 0 || !TufHex.IsSha256(sha256))
        {
            throw new TufFormatException($"{where} has a length below zero or a hash that is not 64 lower-case hex digits");
        }

        return new FileReference(length, sha256);
    }

    JsonElement Member(string name) =>
        Element.TryGetProperty(name, out var member) ? member : throw new TufFormatException($"{where} lacks the member '{name}'");

    TufFormatException Wrong(string name, string expected) => new($"{where}'s '{name}' is not {expected}");
}
