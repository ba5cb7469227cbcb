using System.Text.Json;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;

namespace Portal.Web.Composition.Sample;

/// <summary>
/// The sample catalog's terms, from <c>db/sample/terms.json</c>: written, submitted and approved by the sample people through the same
/// steps as anybody's, so that history, reviews and the audit log have something to show.
/// </summary>
sealed class SampleTerms(IScopeReader scopes, DraftTerms draft, SubmitChangeSet submit, ApproveChangeSet approve)
{
    const string Resource = "db/sample/terms.json";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task State(Viewer author, Viewer approver, CancellationToken cancellationToken)
    {
        await using var content = typeof(Data.DataServices).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var samples = await JsonSerializer.DeserializeAsync<SampleStatement[]>(content, Options, cancellationToken) ?? [];
        foreach (var sample in samples)
        {
            await State(sample, author, approver, cancellationToken);
        }
    }

    async Task State(SampleStatement sample, Viewer author, Viewer approver, CancellationToken cancellationToken)
    {
        if (!Scope.TryParseKind(sample.Scope, out var kind))
        {
            throw new InvalidOperationException($"{Resource}: '{sample.Scope}' is not a scope.");
        }
        var scope = new Scope(kind, sample.Id);
        var (statement, problems) = TermJson.Read(scope, sample.Statement);
        if (statement is null || await scopes.Find(author, scope, cancellationToken) is not { } facts)
        {
            throw new InvalidOperationException($"{Resource}: {scope}: {(problems.IsEmpty ? "there is no such scope" : problems[0].Message)}");
        }
        var drafted = (await draft.Run(author, statement, facts.Version, cancellationToken)).OrThrow();
        var submitted = (await submit.Run(author, drafted.ChangeSetId, sample.Reason, cancellationToken)).OrThrow();
        if (sample.LeaveAt != "submitted")
        {
            (await approve.Run(approver, submitted.Id, null, null, cancellationToken)).OrThrow();
        }
    }

    /// <summary>One statement of the sample file; <c>leaveAt</c> "submitted" leaves it for somebody to review.</summary>
    sealed record SampleStatement(string Scope, string Id, string Reason, string? LeaveAt, JsonElement Statement);
}
