using System.Collections.Immutable;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>Where terms can be stated, widest first. Series, season and title are titles of the catalog.</summary>
public enum ScopeKind
{
    Portal,
    Owner,
    Deal,
    Title,
}

/// <summary>One place where terms are stated. The portal scope's id is <c>portal</c>, a title's is its id whatever its kind.</summary>
public sealed record Scope(ScopeKind Kind, string Id)
{
    public static Scope Portal { get; } = new(ScopeKind.Portal, "portal");

    public static Scope Owner(string id) => new(ScopeKind.Owner, id);

    public static Scope Deal(string id) => new(ScopeKind.Deal, id);

    public static Scope Title(string id) => new(ScopeKind.Title, id);

    /// <summary>The kind as the API spells it: <c>portal</c>, <c>owner</c>, <c>deal</c>, <c>title</c>.</summary>
    public string KindName => Kind switch
    {
        ScopeKind.Portal => "portal",
        ScopeKind.Owner => "owner",
        ScopeKind.Deal => "deal",
        ScopeKind.Title => "title",
    };

    public static bool TryParseKind(string name, out ScopeKind kind)
    {
        (var known, kind) = name switch
        {
            "portal" => (true, ScopeKind.Portal),
            "owner" => (true, ScopeKind.Owner),
            "deal" => (true, ScopeKind.Deal),
            "title" => (true, ScopeKind.Title),
            _ => (false, default),
        };
        return known;
    }

    public override string ToString() => Kind == ScopeKind.Portal ? "portal" : $"{KindName} {Id}";
}

/// <summary>To what a statement is narrowed at its scope. Null = all; a list with worldwide in it is all territories.</summary>
public sealed record Narrowing
{
    public static Narrowing None { get; } = new(null, null);

    public Narrowing(IEnumerable<Territory>? territories, IEnumerable<LicenseType>? licenseTypes)
    {
        var listed = territories?.ToImmutableSortedSet();
        Territories = listed?.Contains(Territory.Worldwide) == true ? null : listed;
        LicenseTypes = licenseTypes?.ToImmutableSortedSet();
    }

    public ImmutableSortedSet<Territory>? Territories { get; }

    public ImmutableSortedSet<LicenseType>? LicenseTypes { get; }

    /// <summary>One text for one narrowing, whatever the order it was stated in: <c>DE,US|VOD</c>, <c>*|*</c> for none.</summary>
    public string Key =>
        (Territories is null ? "*" : string.Join(',', Territories)) + "|" + (LicenseTypes is null ? "*" : string.Join(',', LicenseTypes));

    public bool IsNarrow => Territories is not null || LicenseTypes is not null;

    public bool AppliesTo(Territory territory, LicenseType licenseType) =>
        (Territories is null || Territories.Contains(territory)) && (LicenseTypes is null || LicenseTypes.Contains(licenseType));

    /// <summary>Whether two narrowings can apply to one right. Two that are narrow and overlap are refused at one scope.</summary>
    public bool Overlaps(Narrowing other) =>
        (Territories is null || other.Territories is null || Territories.Overlaps(other.Territories))
        && (LicenseTypes is null || other.LicenseTypes is null || LicenseTypes.Overlaps(other.LicenseTypes));

    public bool Equals(Narrowing? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>As people read it: <c>US, DE · VOD</c>, or <c>everywhere</c>.</summary>
    public override string ToString() => (Territories, LicenseTypes) switch
    {
        (null, null) => "everywhere",
        ({ } territories, null) => string.Join(", ", territories),
        (null, { } types) => string.Join(", ", types),
        ({ } territories, { } types) => $"{string.Join(", ", territories)} · {string.Join(", ", types)}",
    };
}
