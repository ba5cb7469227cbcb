using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes;

/// <summary>Drafts, in one step, what avails that do not state Download mean at a deal, an owner or the portal.</summary>
public sealed class SettleDownloadNotStated(ReadTerms read, DraftTerms draft)
{
    /// <summary>Everything else that the scope's general statement, or the viewer's draft of it, says stays as it is.</summary>
    public async Task<ChangeOutcome<DraftedTerms>> Run(Viewer viewer, Scope scope, bool allowed, CancellationToken cancellationToken)
    {
        if (!TermRules.MayBeStatedAt(Term.DownloadNotStated, scope.Kind))
        {
            throw new ArgumentException("A title cannot say what a silent avail means.", nameof(scope));
        }
        if (await read.Run(viewer, scope, cancellationToken) is not { } terms)
        {
            return new ChangeRefusal.NotFound(scope.ToString());
        }
        var general = terms.StatementFor(Narrowing.None);
        var settled = general with { Values = general.Values.SetItem(Term.DownloadNotStated, new TermValue.Word(allowed ? "allowed" : "forbidden")) };
        return await draft.Run(viewer, settled, terms.Facts.Version, cancellationToken);
    }
}
