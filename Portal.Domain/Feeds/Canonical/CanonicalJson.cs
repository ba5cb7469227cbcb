using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Domain.Feeds.Canonical;

/// <summary>
/// RFC 8785 (JCS): one byte sequence for one JSON value, on any machine and in any culture. Members in the order of their names'
/// UTF-16 code units, no whitespace, numbers as ECMAScript writes doubles. Everything refused throws <see cref="CanonicalJsonException"/>.
/// </summary>
public static class CanonicalJson
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads JSON text in UTF-8 (any spacing and order, no duplicate members) and writes its canonical form.</summary>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = Parse(utf8Json);
        return Serialize(document.RootElement);
    }

    /// <summary>Whether the bytes are valid JSON in exactly the canonical form.</summary>
    public static bool IsCanonical(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return Canonicalize(utf8Json).AsSpan().SequenceEqual(utf8Json.Span);
        }
        catch (CanonicalJsonException)
        {
            return false;
        }
    }

    /// <summary>Parses UTF-8 JSON, refusing duplicate members, comments and trailing commas. Dispose the document.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return JsonDocument.Parse(utf8Json, Strict);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) // The latter: a name that is not well-formed.
        {
            throw new CanonicalJsonException($"Not JSON, or not strict JSON: {error.Message}", error);
        }
    }

    /// <summary>The canonical UTF-8 bytes of a parsed value.</summary>
    public static byte[] Serialize(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(new CanonicalText(output), element);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical UTF-8 bytes of a value built in code; C# null is JSON null.</summary>
    public static byte[] Serialize(JsonNode? node)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(new CanonicalText(output), node);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes of an object whose members are all strings: the quick way for maps of many entries.</summary>
    public static byte[] SerializeMap(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var output = new ArrayBufferWriter<byte>();
        var text = new CanonicalText(output);
        WriteObject(text, entries.ToArray(), value => text.String(value));
        return output.WrittenSpan.ToArray();
    }

    static void Write(CanonicalText text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = element.EnumerateObject().Select(member => KeyValuePair.Create(NameOf(member), member.Value)).ToArray();
                WriteObject(text, members, value => Write(text, value));
                break;
            case JsonValueKind.Array:
                WriteArray(text, element.EnumerateArray(), item => Write(text, item));
                break;
            case JsonValueKind.String:
                text.String(StringOf(element));
                break;
            case JsonValueKind.Number:
                text.Raw(EcmaScriptNumber.Format(element.GetDouble()));
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                text.Raw(element.GetRawText());
                break;
            default:
                throw new CanonicalJsonException("An undefined value has no JSON form.");
        }
    }

    static void Write(CanonicalText text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Raw("null");
                break;
            case JsonObject members:
                WriteObject(text, MembersOf(members), value => Write(text, value));
                break;
            case JsonArray items:
                WriteArray(text, items, item => Write(text, item));
                break;
            case JsonValue value when value.TryGetValue(out JsonElement element):
                Write(text, element);
                break;
            case JsonValue value when value.TryGetValue(out string? plain):
                text.String(plain);
                break;
            case JsonValue value when value.TryGetValue(out double number):
                text.Raw(EcmaScriptNumber.Format(number));
                break;
            default:
                Write(text, JsonSerializer.SerializeToElement(node));
                break;
        }
    }

    static void WriteObject<T>(CanonicalText text, KeyValuePair<string, T>[] members, Action<T> writeValue)
    {
        Array.Sort(members, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        text.Raw("{");
        for (var index = 0; index < members.Length; index++)
        {
            if (index > 0)
            {
                if (string.Equals(members[index].Key, members[index - 1].Key, StringComparison.Ordinal))
                {
                    throw new CanonicalJsonException($"Member '{members[index].Key}' occurs twice.");
                }

                text.Raw(",");
            }

            text.String(members[index].Key);
            text.Raw(":");
            writeValue(members[index].Value);
        }

        text.Raw("}");
    }

    static void WriteArray<T>(CanonicalText text, IEnumerable<T> items, Action<T> writeItem)
    {
        text.Raw("[");
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Raw(",");
            }

            first = false;
            writeItem(item);
        }

        text.Raw("]");
    }

    static KeyValuePair<string, JsonNode?>[] MembersOf(JsonObject members)
    {
        try
        {
            return members.ToArray();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new CanonicalJsonException("An object has a duplicate member, or a name that is not well-formed text.", error);
        }
    }

    static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException error)
        {
            throw new CanonicalJsonException("A member's name is not well-formed Unicode.", error);
        }
    }

    static string StringOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new CanonicalJsonException("A string is not well-formed Unicode.", error);
        }
    }
}
