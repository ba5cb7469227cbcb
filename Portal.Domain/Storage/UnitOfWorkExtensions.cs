namespace Portal.Domain.Storage;

public static class UnitOfWorkExtensions
{
    /// <summary>A write that has nothing to answer.</summary>
    public static Task Write(
        this IUnitOfWork unitOfWork,
        Durability durability,
        Func<IWriteSession, CancellationToken, Task> work,
        CancellationToken cancellationToken) =>
        unitOfWork.Write<object?>(
            durability,
            async (session, token) =>
            {
                await work(session, token);
                return null;
            },
            cancellationToken);
}
