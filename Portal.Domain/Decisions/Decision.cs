using System.Collections.Immutable;
using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>The answer, with everything it was reached from.</summary>
/// <param name="Refusals">All of them; empty exactly when allowed.</param>
/// <param name="Terms">Null where no avail decided: nothing in the territory.</param>
/// <param name="Quality">The quality that was judged.</param>
/// <param name="Expiry">When a copy issued so ends.</param>
/// <param name="ViewerMessage">What the viewer's screen says at the instant asked about; null of what is refused while its clocks still run.</param>
/// <param name="Avail">The row that decided.</param>
public sealed record Decision(
    ImmutableArray<Refusal> Refusals,
    EffectiveTerms? Terms,
    Quality? Quality,
    LicenceClocks Clocks,
    Expiry Expiry,
    string? ViewerMessage,
    Avail? Avail)
{
    public bool Allowed => Refusals.IsEmpty;
}
