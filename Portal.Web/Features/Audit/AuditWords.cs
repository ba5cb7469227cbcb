using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Audit;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Audit;

/// <summary>What entries say, for people.</summary>
public static class AuditWords
{
    /// <summary>Actions as they are recorded, each with its words, in the order of the work.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Actions { get; } =
    [
        new("avails.imported", "Applied an import"),
        new("changeSet.edited", "Edited a draft"),
        new("changeSet.discarded", "Discarded a draft"),
        new("changeSet.submitted", "Sent a change to review"),
        new("changeSet.approved", "Approved a change"),
        new("changeSet.rejected", "Rejected a change"),
        new("changeSet.tookEffect", "A change took effect"),
        new("release.requested", "Asked for a release"),
        new("release.confirmed", "Confirmed a release"),
        new("release.published", "Published a release"),
        new("release.applied", "A license server applied a release"),
        new("release.rejected", "A license server refused a release"),
        new("feed.founded", "Set up a feed"),
        new("licenseServer.added", "Added a license server"),
    ];

    static readonly Dictionary<string, string> ByAction = Actions.ToDictionary();

    /// <summary>What was done; an action without words of its own by its name: <c>plan.edited</c> is "Plan edited".</summary>
    public static string Of(string action) => ByAction.TryGetValue(action, out var words) ? words : Sentence(action);

    /// <summary>
    /// What it was done to, by a name wherever the entry knows one: <c>feed/default/release/3</c> is "release 3 of feed default", an import goes
    /// by its file, a change by what it changes.
    /// </summary>
    public static string SubjectOf(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var subject = entry.Subject;
        return subject.Split('/') switch
        {
            ["feed", var feed, "release", var number] => $"release {number} of feed {feed}",
            ["feed", var feed] => $"feed {feed}",
            ["import", var id] => $"import of {MemberOf(entry, "file").FirstOrDefault(Short(id))}",
            ["changeSet", var id] => $"change of {Some(MemberOf(entry, "scopes"), Short(id))}",
            [var kind, ..] when subject.Length > kind.Length + 1 => $"{Sentence(kind).ToLowerInvariant()} {subject[(kind.Length + 1)..]}",
            _ => subject,
        };
    }

    /// <summary>The page of the subject; null where it has none.</summary>
    public static string? AddressOf(string subject)
    {
        var at = subject.IndexOf('/', StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var id = subject[(at + 1)..];
        return subject[..at] switch
        {
            "import" => Addresses.Import(id),
            "changeSet" => Addresses.Review(id),
            "title" => Addresses.Title(id),
            "deal" => Addresses.Deal(id),
            "owner" => Addresses.Of(Scope.Owner(id)),
            "feed" => Addresses.Publishing,
            _ => null,
        };
    }

    /// <summary>The details member by member, lists line by line; members that say nothing are left out.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Lines)> DetailsOf(AuditEntry entry)
    {
        using var details = JsonDocument.Parse(entry.Details);
        return details.RootElement.ValueKind == JsonValueKind.Object
            ? [.. details.RootElement.EnumerateObject().Select(member => (Sentence(member.Name), LinesOf(member.Value))).Where(member => member.Item2.Count > 0)]
            : [("Details", LinesOf(details.RootElement))];
    }

    static List<string> MemberOf(AuditEntry entry, string name)
    {
        using var details = JsonDocument.Parse(entry.Details);
        return details.RootElement.ValueKind == JsonValueKind.Object && details.RootElement.TryGetProperty(name, out var member) ? LinesOf(member) : [];
    }

    static string Some(List<string> names, string otherwise) => names.Count switch
    {
        0 => otherwise,
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names[0]} and {names.Count - 1} more",
    };

    static List<string> LinesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(LinesOf)],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["yes"],
        JsonValueKind.False => ["no"],
        _ => [value.GetRawText()],
    };

    // The last digits of an id tell neighbours apart; the first ones are the time.
    static string Short(string id) => id.Length > 12 ? "…" + id[^6..] : id;

    static string Sentence(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (letter == '.')
            {
                words.Append(' ');
            }
            else if (char.IsUpper(letter))
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(words.Length == 0 ? char.ToUpper(letter, CultureInfo.InvariantCulture) : letter);
            }
        }

        return words.ToString();
    }
}
