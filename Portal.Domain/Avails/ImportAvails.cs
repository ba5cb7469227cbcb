using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Encodings.Web;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Domain.Avails;

/// <summary>What became of a delivered file.</summary>
public abstract record ImportOutcome
{
    ImportOutcome()
    {
    }

    /// <summary>Read and compared; applied too unless it was a dry run.</summary>
    public sealed record Done(ImportDetail Import) : ImportOutcome;

    /// <summary>The file as a whole cannot be read, and nothing changed. Findings say why, for people.</summary>
    public sealed record Unreadable(string FileName, IReadOnlyList<AvailsFinding> Findings) : ImportOutcome;
}

/// <summary>
/// A studio's delivery becomes titles, hierarchy, owners, deals and avails. Applying is one write: all of it or nothing.
/// It takes effect without a second person, and the audit log says what it did.
/// </summary>
public sealed class ImportAvails(
    IAvailsFiles files, ICatalogStore catalog, IImportStore imports, IRightsRevision revision, IAuditLog audit, IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>Rights that change while a delivery is compared are compared with again, this often at most.</summary>
    const int Attempts = 5;

    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads, compares and keeps the plan; the catalog stays as it is until <see cref="ApplyImport"/>.</summary>
    public Task<ImportOutcome> DryRun(Viewer viewer, string fileName, Stream content, CancellationToken cancellationToken) =>
        DryRun(viewer, fileName, content, rowsRead: null, cancellationToken);

    /// <summary>The same, saying how many rows were read so far.</summary>
    public async Task<ImportOutcome> DryRun(Viewer viewer, string fileName, Stream content, IProgress<int>? rowsRead, CancellationToken cancellationToken)
    {
        var read = await Read(fileName, content, rowsRead, cancellationToken);
        if (read.Outcome is { } unreadable)
        {
            return unreadable;
        }
        var detail = await Compare(viewer, fileName, read.Delivery!, cancellationToken);
        await unitOfWork.Write(Durability.Normal, (session, token) => imports.Add(session, detail, token), cancellationToken);
        return new ImportOutcome.Done(detail);
    }

    /// <summary>Reads, compares and applies in one call.</summary>
    public async Task<ImportOutcome> Import(Viewer viewer, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var read = await Read(fileName, content, rowsRead: null, cancellationToken);
        if (read.Outcome is { } unreadable)
        {
            return unreadable;
        }
        for (var attempt = 1; ; attempt++)
        {
            var planned = await Compare(viewer, fileName, read.Delivery!, cancellationToken);
            var now = clock.GetUtcNow();
            var applied = planned with
            {
                Import = planned.Import with { State = ImportState.Applied, AppliedAt = now, AppliedBy = viewer.Name },
            };
            var done = await unitOfWork.Write(
                Durability.Full,
                async (session, token) =>
                {
                    if (await revision.Current(session, token) != planned.Import.BaseRevision)
                    {
                        return false;
                    }
                    await imports.Add(session, applied, token);
                    await Apply(session, applied, now, viewer, token);
                    return true;
                },
                cancellationToken);
            if (done)
            {
                return new ImportOutcome.Done(applied);
            }
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"Rights changed {Attempts} times while '{fileName}' was compared with them: import it again.");
            }
        }
    }

    internal async Task Apply(IWriteSession session, ImportDetail detail, DateTimeOffset now, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!detail.Plan.ChangesNothing)
        {
            await catalog.Apply(session, detail.Plan, cancellationToken);
            await revision.Bump(session, cancellationToken);
        }
        var changes = detail.Import.Changes;
        var details = JsonSerializer.Serialize(
            new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["availsAdded"] = changes.AvailsAdded,
                ["availsChanged"] = changes.AvailsChanged,
                ["availsRemoved"] = changes.AvailsRemoved,
                ["file"] = detail.Import.FileName,
                ["rowsRejected"] = detail.Import.Rows.Rejected,
                ["titlesAdded"] = changes.TitlesAdded,
                ["titlesChanged"] = changes.TitlesChanged,
            },
            Canonical);
        await audit.Append(
            session, new NewAuditEntry(now, viewer.Name, "avails.imported", $"import/{detail.Import.Id}", details, detail.Import.ContentOwners), cancellationToken);
    }

    Task<(AvailsDelivery? Delivery, ImportOutcome? Outcome)> Read(
        string fileName, Stream content, IProgress<int>? rowsRead, CancellationToken cancellationToken) =>
        Task.Run<(AvailsDelivery?, ImportOutcome?)>(
            () =>
            {
                try
                {
                    using var document = new ObservedDocument(files.Open(fileName, content), rowsRead, cancellationToken);
                    return (AvailsDelivery.Read(document), null);
                }
                catch (UnreadableFileException exception)
                {
                    return (null, new ImportOutcome.Unreadable(fileName, [exception.ToFinding()]));
                }
            },
            cancellationToken);

    async Task<ImportDetail> Compare(Viewer viewer, string fileName, AvailsDelivery delivery, CancellationToken cancellationToken)
    {
        // Read before the state, so that a change in between shows as a revision that moved.
        var baseRevision = await revision.Current(cancellationToken);
        var state = await catalog.Load(CatalogTouch.Of(delivery), cancellationToken);
        var (plan, planFindings) = ImportPlanner.Plan(viewer, delivery, state);
        var gaps = DownloadGap.Of(delivery.Records);
        var refused = planFindings.Where(finding => finding.Code == FindingCodes.OwnerNotGranted).Select(finding => (finding.Sheet, finding.Row));
        var rejected = delivery.Rejected.Select(row => ((string?)row.Sheet, (int?)row.Row)).Concat(refused).Distinct().Count();
        return new ImportDetail(
            new Import(
                Guid.CreateVersion7().ToString("N"), fileName, delivery.Template, ImportState.Planned,
                new ImportRows(delivery.RowsRead, delivery.RowsRead - rejected, rejected), plan.Count(), baseRevision, plan.ContentOwners(),
                clock.GetUtcNow(), viewer.Name),
            [.. delivery.Findings, .. planFindings, .. gaps.Select(gap => gap.ToFinding())],
            gaps,
            plan);
    }
}
