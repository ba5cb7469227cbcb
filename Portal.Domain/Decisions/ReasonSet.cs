using System.Numerics;

namespace Portal.Domain.Decisions;

/// <summary>Any number of reasons, in one number: a bit for each <see cref="Reason"/>.</summary>
public readonly record struct ReasonSet
{
    readonly uint bits;

    ReasonSet(uint bits) => this.bits = bits;

    public static ReasonSet None { get; }

    public bool IsEmpty => bits == 0;

    public int Count => BitOperations.PopCount(bits);

    public static ReasonSet Of(Reason reason) => new(1u << (int)reason);

    public bool Contains(Reason reason) => (bits & (1u << (int)reason)) != 0;

    /// <summary>With a reason, if it holds.</summary>
    public ReasonSet With(Reason reason, bool holds = true) => holds ? new(bits | (1u << (int)reason)) : this;

    public ReasonSet With(ReasonSet others) => new(bits | others.bits);

    /// <summary>What is in both.</summary>
    public ReasonSet And(ReasonSet other) => new(bits & other.bits);

    /// <summary>In the order in which people are told.</summary>
    public IEnumerable<Reason> InOrder()
    {
        for (var rest = bits; rest != 0; rest &= rest - 1)
        {
            yield return (Reason)BitOperations.TrailingZeroCount(rest);
        }
    }

    public override string ToString() => string.Join(", ", InOrder());
}
