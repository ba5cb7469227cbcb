using Portal.Domain.Avails;

namespace Portal.Jobs.Avails;

/// <summary>Rings the use case.</summary>
public sealed class ForgetImportsJob(ForgetImports forget)
{
    public Task Run(CancellationToken cancellationToken) => forget.Run(cancellationToken);
}
