using Portal.Domain.Devices;

namespace Portal.Domain.Changes.Lint;

/// <summary>Platforms that were granted and cannot keep a licence.</summary>
static class PlatformRules
{
    // Design section 7. Desktop Chrome took persistent licences back (Shaka #8480): whoever is granted only such platforms gets nothing.
    public static string? NoPlatformPersists(LintCase judged) =>
        judged.Terms.Platforms is { } granted && Persisting(granted).Length == 0
            ? granted.IsEmpty
                ? "No platform is left: the limits and the stated platforms have none in common."
                : $"None of {Names(granted)} can keep a licence, so nothing could be downloaded. Grant at least one of {Names(Persisting(null).Select(one => one.Id))}."
            : null;

    // Chrome, Electron and television platforms wipe or never keep licences (Shaka #9524, castlabs #207).
    public static string? PlatformCannotPersist(LintCase judged) =>
        judged.Terms.Platforms is { } granted && Persisting(granted).Length > 0
        && granted.Where(id => Platforms.Find(id) is { CanPersist: false }).ToArray() is { Length: > 0 } unable
            ? $"{Names(unable)} cannot keep a licence: granting {(unable.Length == 1 ? "it" : "them")} changes nothing."
            : null;

    // Browsers gave up persistent licences one after the other (Shaka #8480): whoever has no app has no downloads, whatever a browser can today.
    public static string? OnlyBrowsers(LintCase judged) =>
        judged.Terms.Platforms is { IsEmpty: false } granted && granted.All(id => Platforms.Find(id) is { IsBrowser: true })
            ? $"{Names(granted)} {(granted.Count == 1 ? "is a browser" : "are browsers")}: no app is granted, and browsers keep no licence dependably."
            : null;

    public static Platform[] Persisting(IEnumerable<string>? granted) =>
        [.. Platforms.All.Where(platform => platform.CanPersist && granted?.Contains(platform.Id) != false)];

    static string Names(IEnumerable<string> platforms) => string.Join(", ", platforms.Select(id => Platforms.Find(id)?.Name ?? id));
}
