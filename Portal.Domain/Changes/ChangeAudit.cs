using Portal.Domain.Access;
using Portal.Domain.Audit;

namespace Portal.Domain.Changes;

/// <summary>What the audit log says of a change set's steps.</summary>
static class ChangeAudit
{
    public static NewAuditEntry Entry(string step, ChangeSet changeSet, string actor, DateTimeOffset at) => new(
        at,
        actor,
        $"changeSet.{step}",
        $"changeSet/{changeSet.Id}",
        AuditDetails.Of(new
        {
            scopes = changeSet.Terms.Select(item => item.Scope.ToString()).Distinct(),
            changes = changeSet.Terms.SelectMany(item => TermDifference.Of(item).Select(difference => $"{item.Scope}, {item.Narrowing}: {difference.Sentence}")),
            changeSet.Reason,
            changeSet.Comment,
            changeSet.EffectiveFrom,
        }),
        changeSet.ContentOwners);

    public static NewAuditEntry Entry(string step, ChangeSet changeSet, Viewer viewer, DateTimeOffset at) => Entry(step, changeSet, viewer.Name, at);
}
