using Portal.Domain.Catalog;
using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Web.Api;

/// <summary>
/// Reads the words that requests about rights are made of. An absent one is null; one that is not known is noted under its member,
/// with the words that are.
/// </summary>
public sealed class RightsReading(RequestProblems problems)
{
    public Territory? Territory(string member, string? text)
    {
        if (text is null)
        {
            return null;
        }
        if (Domain.Catalog.Territory.TryParse(text, out var territory))
        {
            return territory;
        }
        problems.Add(member, $"'{text}' is not a territory: use an ISO 3166-1 alpha-2 code, for example US, or ZZ for worldwide.");
        return null;
    }

    public LicenseType? LicenseType(string member, string? text) => Word<LicenseType>(member, text, "license type");

    public Quality? Quality(string member, string? text) => Word<Quality>(member, text, "quality");

    /// <summary>The word of an event as avails write it; it is needed.</summary>
    public AvailEvent? Event(string member, string? text)
    {
        if (text is not null && AvailEvents.TryParse(text, out var what))
        {
            return what;
        }
        var known = string.Join(", ", Enum.GetNames<AvailEvent>());
        problems.Add(member, text is null ? $"Required and missing: one of {known}." : $"'{text}' is not an event: use {known}.");
        return null;
    }

    public DateTimeOffset? Instant(string member, string? text)
    {
        if (text is null)
        {
            return null;
        }
        if (Instants.TryParse(text, out var instant))
        {
            return instant;
        }
        problems.Add(member, $"'{text}' is not an instant. {Instants.Expected}");
        return null;
    }

    public Platform? Platform(string member, string? id) =>
        Known(member, id, Platforms.Find, "platform", Platforms.All.Select(platform => platform.Id));

    public string? Plan(string member, string? id) =>
        Known(member, id, Plans.Find, "plan", Plans.All.Select(plan => plan.Id))?.Id;

    /// <summary>Notes that a member is needed.</summary>
    public void Missing(string member, string example) => problems.Add(member, $"Required and missing; for example \"{example}\".");

    T? Known<T>(string member, string? id, Func<string, T?> find, string noun, IEnumerable<string> all)
        where T : class
    {
        if (id is null)
        {
            return null;
        }
        if (find(id) is { } known)
        {
            return known;
        }
        problems.Add(member, $"'{id}' is not a {noun}. The {noun}s are {string.Join(", ", all)}.");
        return null;
    }

    T? Word<T>(string member, string? text, string noun)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }
        if (Enum.GetNames<T>().Contains(text, StringComparer.Ordinal))
        {
            return Enum.Parse<T>(text);
        }
        problems.Add(member, $"'{text}' is not a {noun}: use {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
