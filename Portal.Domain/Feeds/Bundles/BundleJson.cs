using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Feeds.Canonical;
using Portal.Domain.Time;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>
/// Bundle records to canonical bytes and back: camelCase, every member present (null where there is none), unknown members refused,
/// instants as <c>2026-01-31T00:00:00Z</c>.
/// </summary>
public static class BundleJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new UtcInstant(), new WellFormedText() },
    };

    public static byte[] Write<T>(T value) => CanonicalJson.Serialize(JsonSerializer.SerializeToElement(value, Options));

    /// <summary>Reads a record strictly.</summary>
    /// <exception cref="FormatException">Not that record, or not canonical bytes.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8)
    {
        if (!CanonicalJson.IsCanonical(utf8))
        {
            throw new FormatException("it is not canonical JSON (RFC 8785)");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(utf8.Span, Options) ?? throw new FormatException("it is null");
        }
        catch (JsonException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParseExact(
                reader.GetString(), Pattern, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
                ? instant
                : throw new JsonException("An instant is not like 2026-01-31T00:00:00Z.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantText.Format(value));
    }

    // System.Text.Json replaces a lone surrogate silently; two texts would then share one form, so it is refused here.
    sealed class WellFormedText : JsonConverter<string>
    {
        static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Text was expected.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Checked(value));

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Checked(value));

        static string Checked(string value)
        {
            try
            {
                Strict.GetByteCount(value);
                return value;
            }
            catch (EncoderFallbackException error)
            {
                throw new CanonicalJsonException("A string holds a surrogate without its other half.", error);
            }
        }
    }
}
