namespace Portal.Domain.Rights;

/// <summary>Why something stated about terms cannot be read.</summary>
/// <param name="Path">Where, as a JSON path from the statement: <c>values.storageWindow</c>.</param>
/// <param name="Message">What is wrong and what to state instead, for people.</param>
public sealed record TermProblem(string Path, string Message);
