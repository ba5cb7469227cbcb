using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>What a term holds. A closed set of shapes; which term holds which is in <see cref="TermRules"/>.</summary>
public abstract record TermValue
{
    TermValue()
    {
    }

    /// <summary>Explicitly none: no clock, no restriction. Null on the wire.</summary>
    public static TermValue None { get; } = new NoValue();

    public sealed record NoValue : TermValue;

    public sealed record Flag(bool Value) : TermValue;

    public sealed record Length(Duration Value) : TermValue;

    public sealed record Moment(DateTimeOffset Value) : TermValue;

    /// <summary>One word of a closed set, for example <c>blocked</c>; <c>onLapse</c> holds what <see cref="Lapse"/> reads.</summary>
    public sealed record Word(string Value) : TermValue;

    /// <summary>A set of ids, replaced whole.</summary>
    public sealed record Ids : TermValue
    {
        Ids(ImmutableSortedSet<string> values) => Values = values;

        /// <summary>In ordinal order, on every machine.</summary>
        public ImmutableSortedSet<string> Values { get; }

        public static Ids Of(params IEnumerable<string> ids) => new(ids.ToImmutableSortedSet(StringComparer.Ordinal));

        public Ids Intersect(Ids other) => new(Values.Intersect(other.Values));

        public bool Equals(Ids? other) => other is not null && Values.SetEquals(other.Values);

        public override int GetHashCode() => Values.Aggregate(0, (hash, id) => HashCode.Combine(hash, id));
    }

    /// <summary>A floor per quality, merged by key; a null floor = not granted.</summary>
    public sealed record Floors(ImmutableSortedDictionary<Quality, QualityFloor?> ByQuality) : TermValue
    {
        public bool Equals(Floors? other) => other is not null && ByQuality.SequenceEqual(other.ByQuality);

        public override int GetHashCode() => ByQuality.Aggregate(0, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));
    }

    /// <summary>Counts per rolling period, shortest first; with different periods all apply.</summary>
    public sealed record Counts(ImmutableArray<CountPer> Values) : TermValue
    {
        public bool Equals(Counts? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Values.Aggregate(0, (hash, count) => HashCode.Combine(hash, count));
    }
}

/// <summary>At most <paramref name="Count"/> in any rolling <paramref name="Per"/>.</summary>
public readonly record struct CountPer(int Count, Duration Per);

/// <summary>What a device has to be for a quality: a tier, explicit levels per DRM (<c>widevine</c> → <c>L1</c>), or both, and then both count.</summary>
public sealed record QualityFloor(string? DeviceTier, ImmutableSortedDictionary<string, string>? SecurityLevel = null)
{
    public bool Equals(QualityFloor? other) =>
        other is not null
        && DeviceTier == other.DeviceTier
        && (SecurityLevel ?? NoLevels).SequenceEqual(other.SecurityLevel ?? NoLevels);

    public override int GetHashCode() =>
        (SecurityLevel ?? NoLevels).Aggregate(DeviceTier?.GetHashCode(StringComparison.Ordinal) ?? 0, (hash, level) => HashCode.Combine(hash, level));

    static ImmutableSortedDictionary<string, string> NoLevels => ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A limit on a term and the contract clause it comes from, where one was named.</summary>
public sealed record TermLimit(TermValue Value, string? Clause);

/// <summary>
/// What one scope states, for one narrowing. Absent terms are inherited; <see cref="TermValue.None"/> is explicitly none.
/// </summary>
public sealed record TermStatement(
    Scope Scope,
    Narrowing Narrowing,
    ImmutableSortedDictionary<Term, TermValue> Values,
    ImmutableSortedDictionary<Term, TermLimit> Limits)
{
    /// <summary>A statement of nothing: what removes the one with the same narrowing.</summary>
    public bool IsEmpty => Values.IsEmpty && Limits.IsEmpty;

    public bool Equals(TermStatement? other) =>
        other is not null
        && Scope == other.Scope
        && Narrowing.Equals(other.Narrowing)
        && Values.SequenceEqual(other.Values)
        && Limits.SequenceEqual(other.Limits);

    public override int GetHashCode() => HashCode.Combine(Scope, Narrowing, Values.Count, Limits.Count);
}
