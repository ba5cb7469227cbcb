namespace Portal.Domain.Rights;

/// <summary>
/// What is approved and in effect, for the evaluator: unfiltered, because terms count for everybody. Whoever shows any of it
/// to a viewer asks first whether they see the scope.
/// </summary>
public interface IStatementReader
{
    Task<StatementBook> At(IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken);

    /// <summary>Every statement there is, of one committed state.</summary>
    Task<StatementBook> All(CancellationToken cancellationToken);
}
