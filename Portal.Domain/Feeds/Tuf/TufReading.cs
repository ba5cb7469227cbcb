using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Feeds.Canonical;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>
/// Reads metadata files strictly: role, spec version, types, ranges and names are checked before anything is used; members that TUF does
/// not know are ignored, as TUF asks; a delegation is refused, because feeds have none. On false, <c>reason</c> says what is wrong.
/// </summary>
public static partial class TufReading
{
    const int MaxSignatures = 64;

    public static bool TryRoot(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out SignedMetadata<RootDocument>? root,
        [NotNullWhen(false)] out string? reason) =>
        TryRead(file, TufRole.Root, RootReading.Read, out root, out reason);

    public static bool TryTimestamp(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out SignedMetadata<TimestampDocument>? timestamp,
        [NotNullWhen(false)] out string? reason) =>
        TryRead(
            file, TufRole.Timestamp, (signed, version, expires) => new TimestampDocument(version, expires, Named(signed, "snapshot.json")),
            out timestamp, out reason);

    public static bool TrySnapshot(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out SignedMetadata<SnapshotDocument>? snapshot,
        [NotNullWhen(false)] out string? reason) =>
        TryRead(
            file, TufRole.Snapshot, (signed, version, expires) => new SnapshotDocument(version, expires, Named(signed, "targets.json")),
            out snapshot, out reason);

    public static bool TryTargets(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out SignedMetadata<TargetsDocument>? targets,
        [NotNullWhen(false)] out string? reason) =>
        TryRead(
            file, TufRole.Targets, (signed, version, expires) => new TargetsDocument(version, expires, Listed(signed)),
            out targets, out reason);

    static bool TryRead<T>(
        ReadOnlyMemory<byte> file,
        TufRole role,
        Func<TufMembers, long, DateTimeOffset, T> read,
        [NotNullWhen(true)] out SignedMetadata<T>? metadata,
        [NotNullWhen(false)] out string? reason)
        where T : TufDocument
    {
        metadata = null;
        reason = null;
        try
        {
            using var parsed = CanonicalJson.Parse(file);
            CanonicalJson.Serialize(parsed.RootElement); // Refuses ill-formed text anywhere, before any of it is read.
            var envelope = new TufMembers(parsed.RootElement, "the file");
            envelope.RequireOnly("signatures", "signed");
            var signed = envelope.Object("signed");
            var type = signed.String("_type");
            if (type != TufRoles.NameOf(role))
            {
                throw new TufFormatException($"_type is '{type}' where '{TufRoles.NameOf(role)}' was expected");
            }

            var specVersion = signed.String("spec_version");
            if (!SpecVersion().IsMatch(specVersion))
            {
                throw new TufFormatException($"spec_version is '{specVersion}' where 1.0.x was expected");
            }

            var document = read(signed, signed.Version(), signed.Instant("expires"));
            metadata = new SignedMetadata<T>(document, CanonicalJson.Serialize(signed.Element), Signatures(envelope));
            return true;
        }
        catch (FormatException error)
        {
            reason = $"{TufRoles.NameOf(role)} metadata cannot be read: {error.Message}";
            return false;
        }
    }

    static ImmutableArray<TufSignature> Signatures(TufMembers envelope)
    {
        var entries = envelope.Array("signatures");
        if (entries.Count > MaxSignatures)
        {
            throw new TufFormatException($"signatures holds {entries.Count} entries, more than {MaxSignatures}");
        }

        return [.. entries.Select(Signature)];
    }

    // A signature that cannot be read is one that does not count: two good ones beside it may still meet the threshold.
    static TufSignature Signature(JsonElement entry)
    {
        var members = new TufMembers(entry, "a signature");
        var sig = members.String("sig");
        var readable = sig.Length % 2 == 0 && TufHex.IsLower(sig);
        return new TufSignature(members.String("keyid"), readable ? [.. Convert.FromHexString(sig)] : []);
    }

    static MetadataReference Named(TufMembers signed, string name)
    {
        var meta = signed.Object("meta");
        meta.RequireOnly(name);
        var entry = meta.Object(name);
        var file = entry.File();
        return new MetadataReference(entry.Version(), file.Length, file.Sha256);
    }

    static ImmutableSortedDictionary<string, FileReference> Listed(TufMembers signed)
    {
        if (signed.Has("delegations"))
        {
            throw new TufFormatException("targets delegates, and a feed has no delegations");
        }

        var list = signed.Object("targets");
        var files = ImmutableSortedDictionary.CreateBuilder<string, FileReference>(StringComparer.Ordinal);
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in list.Names())
        {
            if (!SafeName().IsMatch(name))
            {
                throw new TufFormatException($"'{name}' is not a plain file name");
            }

            if (!folded.Add(name))
            {
                throw new TufFormatException($"'{name}' is listed twice but for upper and lower case");
            }

            files.Add(name, list.Object(name).File());
        }

        return files.ToImmutable();
    }

    [GeneratedRegex(@"\A1\.0\.[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SpecVersion();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\.[A-Za-z0-9_-]{1,20}){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
