namespace Portal.Domain.Changes;

/// <summary>What a step led to, or why it was not taken.</summary>
public sealed class ChangeOutcome<T>
    where T : notnull
{
    readonly T? done;

    ChangeOutcome(T? done, ChangeRefusal? refusal) => (this.done, Refusal) = (done, refusal);

    /// <summary>Null exactly when the step was taken.</summary>
    public ChangeRefusal? Refusal { get; }

    public TResult Match<TResult>(Func<T, TResult> onDone, Func<ChangeRefusal, TResult> onRefused) =>
        Refusal is { } refusal ? onRefused(refusal) : onDone(done!);

    /// <summary>What was done. Throws where it was refused.</summary>
    public T OrThrow() => Match(value => value, refusal => throw new InvalidOperationException(refusal.Sentence));

#pragma warning disable CA2225, CA1000 // Outcomes are returned, never converted by name.
    public static implicit operator ChangeOutcome<T>(T done) => new(done, null);

    public static implicit operator ChangeOutcome<T>(ChangeRefusal refusal) => new(default, refusal);
#pragma warning restore CA2225, CA1000
}
