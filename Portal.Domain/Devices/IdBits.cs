using System.Collections.Frozen;

namespace Portal.Domain.Devices;

/// <summary>Gives each of at most 64 ids a bit, so that a set of them is one number.</summary>
static class IdBits
{
    public static FrozenDictionary<string, ulong> Of(IEnumerable<string> ids) =>
        ids.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index < 64 ? 1UL << entry.Index : throw TooMany(), StringComparer.Ordinal);

    static InvalidOperationException TooMany() => new("A set of ids holds at most 64.");
}
