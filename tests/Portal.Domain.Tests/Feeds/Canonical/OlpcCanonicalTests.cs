using System.Text;
using System.Text.Json;
using Portal.Domain.Feeds.Canonical;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Tests.Feeds.Tuf;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Canonical;

/// <summary>TUF clients canonicalise by OLPC's rules: escape nothing but quote and backslash, integers only. Ours must be the same bytes.</summary>
public class OlpcCanonicalTests
{
    [Fact]
    public void Metadata_of_every_role_has_one_form_under_both_rules()
    {
        var feed = new SmallFeed();

        foreach (var file in new[] { feed.Root, feed.Targets, feed.Snapshot, feed.Timestamp })
        {
            using var document = JsonDocument.Parse(file.Bytes);
            var content = document.RootElement.GetProperty("signed");
            Assert.Equal(Olpc(content), Encoding.UTF8.GetString(CanonicalJson.Serialize(content)));
            Assert.Equal(Olpc(document.RootElement), Encoding.UTF8.GetString(file.Bytes.Span));
        }
    }

    static string Olpc(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => Quote(member.Name) + ":" + Olpc(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Olpc)) + "]",
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number => value.GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
