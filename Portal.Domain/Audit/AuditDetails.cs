using System.Text;
using System.Text.Json;
using Portal.Domain.Feeds.Canonical;

namespace Portal.Domain.Audit;

/// <summary>An audit entry's details from a value: camelCase, canonical.</summary>
public static class AuditDetails
{
    public static string Of<T>(T value) =>
        Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web)));
}
