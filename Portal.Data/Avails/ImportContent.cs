using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Data.Catalog;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Data.Avails;

/// <summary>What an import found and does for people to see, as it is kept.</summary>
/// <param name="Plan">Of imports from before plans were kept in parts, and then there is no effect.</param>
sealed record ImportContent(IReadOnlyList<AvailsFinding> Findings, IReadOnlyList<DownloadGap> Gaps, ImportEffect? Effect, ImportPlan? Plan = null)
{
    public ImportEffect ToEffect()
    {
        if (Effect is not null)
        {
            return Effect;
        }
        var whole = Plan ?? ImportPlan.Nothing;
        var summary = new ImportEffect.Builder();
        summary.Add(whole);
        summary.Name(whole.TitlesAdded.Concat(whole.TitlesChanged.Select(change => change.After)));
        return summary.Finish();
    }
}

/// <summary>Compressed JSON: a part of a plan is some 2 MB plain.</summary>
static class CompressedJson
{
    static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(),
            new AvailConverter(),
            new TextConverter<Territory>(Territory.Parse),
            new TextConverter<Duration>(Duration.Parse),
            new TextConverter<Lag>(Lag.Parse),
        },
    };

    public static byte[] Of<T>(T content)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(compressed, content, Json);
        }
        return bytes.ToArray();
    }

    public static T Read<T>(byte[] bytes)
    {
        using var plain = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(plain, Json) ?? throw new JsonException($"A kept {typeof(T).Name} is null.");
    }

    /// <summary>An avail is kept as its row is.</summary>
    sealed class AvailConverter : JsonConverter<Avail>
    {
        public override Avail Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<AvailRow>(ref reader, options)?.ToAvail() ?? throw new JsonException("An avail is null.");

        public override void Write(Utf8JsonWriter writer, Avail value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, AvailRow.Of(value), options);
    }

    /// <summary>A value type that is one text.</summary>
    sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is null."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
