using System.Collections.Immutable;

namespace Portal.Domain.Access;

/// <summary>
/// Who is asking. Every reader takes a viewer and shows only what the viewer may see; every write records its <see cref="Name"/>.
/// </summary>
/// <param name="Name">A person's user name or a machine's client id; unique, what audit entries name.</param>
/// <param name="Permissions">What the viewer may do.</param>
/// <param name="ContentOwners">The content owners the viewer is narrowed to; null = all, those imported later too.</param>
/// <param name="OwnedBy">For a machine client, the person who owns it: nobody approves through a client of theirs what they wrote. Null = nobody.</param>
public sealed record Viewer(
    string Name,
    ImmutableHashSet<Permission> Permissions,
    ImmutableHashSet<string>? ContentOwners = null,
    string? OwnedBy = null)
{
    /// <summary>The portal itself: scheduled work, the reconciler, the first start.</summary>
    public static Viewer Portal { get; } = new("portal", [.. Enum.GetValues<Permission>()]);

    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>Whether this viewer may see what belongs to a content owner. What belongs to nobody is seen by all.</summary>
    public bool Sees(string? contentOwner) => ContentOwners is null || contentOwner is null || ContentOwners.Contains(contentOwner);

    /// <summary>Whether the viewer and <paramref name="name"/> are one person: the same name, or a client that person owns.</summary>
    public bool IsOrActsFor(string name) => Name == name || OwnedBy == name;
}
