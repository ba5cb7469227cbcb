using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Domain.Time;

namespace Portal.Web.Api;

/// <summary>Instants on the wire: RFC 3339. Written in UTC with a <c>Z</c>; read with any offset, and without one as UTC.</summary>
static class Instants
{
    static readonly string[] Read =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
    ];

    public const string Expected = "Use RFC 3339, for example 2027-03-01T14:00:00Z.";

    public static bool TryParse(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text, Read, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}

sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Instants.TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException($"This is not an instant. {Instants.Expected}");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantText.Format(value));
}

/// <summary>Instants in queries, by the same rule as in bodies.</summary>
sealed class InstantBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        // A "+" of an offset arrives as a space when it was not encoded.
        var text = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue?.Replace(' ', '+');
        if (string.IsNullOrEmpty(text))
        {
            return Task.CompletedTask;
        }

        if (Instants.TryParse(text, out var instant))
        {
            bindingContext.Result = ModelBindingResult.Success(instant);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"'{text}' is not an instant. {Instants.Expected}");
        }

        return Task.CompletedTask;
    }
}

sealed class InstantBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) && context.BindingInfo.BindingSource != BindingSource.Body ? new InstantBinder() : null;
}
