namespace Portal.Domain.Decisions;

/// <summary>Which state of the rights is asked about. Whatever it is, <c>at</c> and <c>issuedAt</c> move windows and clocks only.</summary>
public abstract record DecisionBasis
{
    DecisionBasis()
    {
    }

    /// <summary>What is approved and in effect, published or not.</summary>
    public static DecisionBasis Approved { get; } = new ApprovedState();

    /// <summary>What is approved, with a change set's statements in their places.</summary>
    public static DecisionBasis ChangeSet(string id) => new WithChangeSet(id);

    /// <summary>What a release that is published carries.</summary>
    public static DecisionBasis Release(string feed, long number) => new OfRelease(feed, number);

    public sealed record ApprovedState : DecisionBasis;

    public sealed record WithChangeSet(string Id) : DecisionBasis;

    public sealed record OfRelease(string Feed, long Number) : DecisionBasis;
}
