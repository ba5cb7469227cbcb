using System.Text.Json;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Xunit;

namespace Portal.Domain.Tests.Changes;

public sealed class TermDifferenceTests
{
    [Theory]
    [InlineData("""{ "values": { "storageWindow": "P30D" } }""", """{ "values": { "storageWindow": "P45D" } }""", "Storage window: 30 days → 45 days")]
    [InlineData("""{ "values": { "storageWindow": "P30D" } }""", """{ }""", "Storage window: 30 days → inherited")]
    [InlineData(null, """{ "values": { "playbackWindow": null } }""", "Playback window: inherited → none")]
    [InlineData(null, """{ "values": { "offlineAllowed": true, "platforms": ["ios", "android"] } }""", "Offline: inherited → allowed|Platforms: inherited → Android, iOS")]
    [InlineData(null, """{ "values": { "qualities": { "HD": { "deviceTier": "hardware" }, "UHD": null } } }""",
        "Qualities: inherited → HD on hardware, UHD not granted")]
    [InlineData("""{ "limits": { "storageWindow": { "value": "P30D" } } }""", """{ "limits": { "storageWindow": { "value": "P30D", "clause": "4.2" } } }""",
        "Storage window, limit: 30 days → 30 days (clause 4.2)")]
    [InlineData(null, """{ "values": { "downloadsPerTitle": { "count": 5, "per": "P365D" }, "onLapse": "grace P7D" } }""",
        "When membership lapses: inherited → after 7 days|Downloads per title: inherited → 5 in 365 days")]
    [InlineData("""{ "values": { "storageWindow": "P30D" } }""", """{ "values": { "storageWindow": "PT720H" } }""", "")]
    public void Change_reads_as_what_becomes_different(string? before, string after, string expected)
    {
        var change = new TermsChange(before is null ? null : Statement(before), Statement(after), 1, []);

        Assert.Equal(expected, string.Join("|", TermDifference.Of(change).Select(difference => difference.Sentence)));
    }

    static TermStatement Statement(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TermJson.Read(Scope.Title("t"), document.RootElement).Statement!;
    }
}
