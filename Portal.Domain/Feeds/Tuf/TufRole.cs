namespace Portal.Domain.Feeds.Tuf;

/// <summary>The four top-level roles of TUF 1.0. On the wire: the lower-case name.</summary>
public enum TufRole
{
    Root,
    Timestamp,
    Snapshot,
    Targets,
}

/// <summary>How roles and their files are spelled.</summary>
public static class TufRoles
{
    public static IReadOnlyList<TufRole> All { get; } = [TufRole.Root, TufRole.Timestamp, TufRole.Snapshot, TufRole.Targets];

    /// <summary>For example <c>snapshot</c>: the value of <c>_type</c> and the name in a root's <c>roles</c>.</summary>
    public static string NameOf(TufRole role) => role switch
    {
        TufRole.Root => "root",
        TufRole.Timestamp => "timestamp",
        TufRole.Snapshot => "snapshot",
        TufRole.Targets => "targets",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The file under <c>metadata/</c>: <c>timestamp.json</c>, and <c>{version}.{role}.json</c> for the others.</summary>
    public static string FileNameOf(TufRole role, long version) =>
        role == TufRole.Timestamp ? "timestamp.json" : $"{version}.{NameOf(role)}.json";
}
