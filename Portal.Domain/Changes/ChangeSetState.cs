namespace Portal.Domain.Changes;

/// <summary>How far a change set has come. On the wire in lower case.</summary>
public enum ChangeSetState
{
    /// <summary>Its author still writes.</summary>
    Draft,

    /// <summary>Frozen, and waits for someone else.</summary>
    Submitted,

    /// <summary>Approved; in effect from its date on, at once where it names none.</summary>
    Approved,

    Rejected,

    /// <summary>A release contains it.</summary>
    Published,
}

/// <summary>Who took a step, and when.</summary>
public sealed record ChangeStep(string By, DateTimeOffset At);
