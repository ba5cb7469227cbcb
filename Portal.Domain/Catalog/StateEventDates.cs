using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Catalog;

/// <summary>The dates that people stated for a title's events.</summary>
/// <param name="Version">The title's: it moves with them. The ETag.</param>
/// <param name="Dates">By event, then territory.</param>
public sealed record StatedEventDates(string TitleId, long Version, IReadOnlyList<EventDate> Dates);

/// <summary>
/// States when events of a title happen, so that rows that wait for them open. Like a delivery it counts at once, without a second
/// person, and the audit log says what was stated.
/// </summary>
public sealed class StateEventDates(
    IEventDateStore store, IScopeVersions scopes, IRightsRevision revision, IAuditLog audit, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>More than every event in every territory that releases are dated for.</summary>
    public const int MostDates = 1_000;

    /// <summary>
    /// These take the place of all that were stated; one date for each event and territory. The same again changes nothing.
    /// <paramref name="version"/> is the title's as it was seen.
    /// </summary>
    public async Task<ChangeOutcome<StatedEventDates>> Run(
        Viewer viewer, string titleId, IReadOnlyList<EventDate> dates, long version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(dates);
        if (dates.Count > MostDates || dates.DistinctBy(date => (date.Event, date.Territory)).Count() < dates.Count)
        {
            throw new ArgumentException($"At most {MostDates} dates, one for each event and territory.", nameof(dates));
        }
        if (!viewer.May(Permission.WriteRights))
        {
            return new ChangeRefusal.NotPermitted(Permission.WriteRights);
        }
        var scope = Scope.Title(titleId);
        EventDate[] stated = [.. dates.OrderBy(date => date.Event).ThenBy(date => date.Territory)];
        return await unitOfWork.Write<ChangeOutcome<StatedEventDates>>(
            Durability.Full,
            async (session, token) =>
            {
                if (await scopes.Find(session, scope, token) is not { } title || !title.IsSeenBy(viewer))
                {
                    return new ChangeRefusal.NotFound(scope.ToString());
                }
                if (title.NotHeldBy(viewer) is { IsEmpty: false } missing)
                {
                    return new ChangeRefusal.OwnerNotHeld(missing, EveryOwner: false);
                }
                if (title.Version != version)
                {
                    return new ChangeRefusal.VersionConflict(scope, version, title.Version, []);
                }
                var before = await store.Of(session, titleId, token);
                if (before.SequenceEqual(stated))
                {
                    return new StatedEventDates(titleId, version, before);
                }
                await store.Replace(session, titleId, stated, token);
                var moved = await scopes.Bump(session, scope, token);
                await revision.Bump(session, token);
                var details = AuditDetails.Of(new { before = before.Select(Words), after = stated.Select(Words) });
                await audit.Append(
                    session, new NewAuditEntry(clock.GetUtcNow(), viewer.Name, "eventDates.stated", $"title/{titleId}", details, title.ContentOwners), token);
                return new StatedEventDates(titleId, moved, stated);
            },
            cancellationToken);
    }

    static string Words(EventDate date) => $"{date.Event} in {date.Territory}: {date.Date}";
}
