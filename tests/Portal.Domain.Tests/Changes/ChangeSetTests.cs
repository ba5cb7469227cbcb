using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Xunit;

namespace Portal.Domain.Tests.Changes;

public sealed class ChangeSetTests
{
    static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Viewer Author = Person("alice");
    static readonly Viewer Approver = Person("arthur");

    static readonly LintFinding Warning = new(LintSeverity.Warning, "HdOnSoftware", Term.Qualities, "HD on software.");
    static readonly LintFinding Error = new(LintSeverity.Error, "NoPlatformPersists", Term.Platforms, "None can.");

    [Fact]
    public void Draft_stated_again_for_one_narrowing_replaces_that_statement()
    {
        var draft = Put(Put(Open(), Storage(30)), Storage(45));

        var item = Assert.Single(draft.Terms);
        Assert.Equal("45 days", TermWords.Of(Term.StorageWindow, item.After.Values[Term.StorageWindow]));
    }

    [Fact]
    public void Draft_keeps_its_other_statements_and_takes_them_as_written_against_the_same_version()
    {
        var draft = Put(Put(Open(), Storage(30)), Storage(45, new Narrowing(null, [LicenseType.VOD])) with { BaseVersion = 9 });

        Assert.Equal([9, 9], draft.Terms.Select(item => item.BaseVersion));
    }

    [Fact]
    public void Draft_of_another_is_not_edited_submitted_or_discarded()
    {
        var draft = Put(Open(), Storage(30));

        Assert.IsType<ChangeRefusal.NotYours>(draft.Put(Approver, Storage(45), []).Refusal);
        Assert.IsType<ChangeRefusal.NotYours>(draft.Submit(Approver, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.NotYours>(draft.Discard(Approver));
    }

    [Fact]
    public void Submission_with_errors_is_refused_even_with_a_reason() =>
        Assert.IsType<ChangeRefusal.LintErrors>(Put(Open(), Storage(30)).Submit(Author, "Because", [Error, Warning], Now).Refusal);

    [Theory]
    [InlineData(null, true)]
    [InlineData("  ", true)]
    [InlineData("The contract says so", false)]
    public void Submission_with_warnings_needs_a_reason(string? reason, bool refused) =>
        Assert.Equal(refused, Put(Open(), Storage(30)).Submit(Author, reason, [Warning], Now).Refusal is ChangeRefusal.ReasonNeeded);

    [Fact]
    public void Submitted_set_is_frozen()
    {
        var submitted = Submitted();

        Assert.IsType<ChangeRefusal.WrongState>(submitted.Put(Author, Storage(45), []).Refusal);
        Assert.IsType<ChangeRefusal.WrongState>(submitted.Submit(Author, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.WrongState>(submitted.Discard(Author));
    }

    [Fact]
    public void Own_work_is_neither_approved_nor_rejected_whatever_the_permissions()
    {
        Assert.IsType<ChangeRefusal.OwnWork>(Submitted().Approve(Author, null, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.OwnWork>(Submitted().Reject(Author, null, Now).Refusal);
    }

    [Fact]
    public void Own_work_is_not_approved_through_a_client_one_owns_in_either_direction()
    {
        var client = Person("batch") with { OwnedBy = "alice" };
        var sibling = Person("other-batch") with { OwnedBy = "alice" };
        var byClient = ChangeSet.Open("2", Scope.Title("t"), client, Now).Put(client, Storage(30), []).OrThrow().Submit(client, null, [], Now).OrThrow();

        Assert.IsType<ChangeRefusal.OwnWork>(Submitted().Approve(client, null, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.OwnWork>(byClient.Approve(Author, null, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.OwnWork>(byClient.Approve(sibling, null, null, [], Now).Refusal);
        Assert.Null(byClient.Approve(Approver, null, null, [], Now).Refusal);
    }

    [Fact]
    public void Owner_of_a_client_that_submitted_cannot_approve()
    {
        var draft = Put(Open(), Storage(30));
        var client = Person("batch") with { OwnedBy = "alice" };

        var submitted = draft.Submit(client, null, [], Now).OrThrow();

        Assert.IsType<ChangeRefusal.OwnWork>(submitted.Approve(client, null, null, [], Now).Refusal);
    }

    [Fact]
    public void Approver_has_to_hold_every_owner_touched()
    {
        var submitted = Submitted(owners: ["Aurora", "Borealis"]);

        var refusal = Assert.IsType<ChangeRefusal.OwnerNotHeld>(submitted.Approve(Narrowed("Aurora"), null, null, [], Now).Refusal);

        Assert.Equal(["Borealis"], refusal.Missing);
        Assert.IsType<ChangeRefusal.OwnerNotHeld>(submitted.Approve(Narrowed("Aurora", "Borealis"), null, null, ["Cirrus"], Now).Refusal);
        Assert.Null(submitted.Approve(Narrowed("Aurora", "Borealis"), null, null, [], Now).Refusal);
    }

    [Fact]
    public void Portal_scope_needs_an_approver_who_is_not_narrowed()
    {
        var portal = ChangeSet.Open("3", Scope.Portal, Author, Now)
            .Put(Author, Storage(30, scope: Scope.Portal), []).OrThrow()
            .Submit(Author, null, [], Now).OrThrow();

        Assert.IsType<ChangeRefusal.OwnerNotHeld>(portal.Approve(Narrowed("Aurora"), null, null, [], Now).Refusal);
        Assert.Null(portal.Approve(Approver, null, null, [], Now).Refusal);
    }

    [Fact]
    public void Step_without_its_permission_is_refused()
    {
        var reader = Approver with { Permissions = [Permission.ReadRights] };

        Assert.IsType<ChangeRefusal.NotPermitted>(Submitted().Approve(reader, null, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.NotPermitted>(Open().Put(Author with { Permissions = [Permission.ReadRights] }, Storage(30), []).Refusal);
    }

    [Fact]
    public void Decided_set_is_not_decided_again()
    {
        var approved = Submitted().Approve(Approver, "Fine", null, [], Now).OrThrow();

        Assert.IsType<ChangeRefusal.WrongState>(approved.Approve(Approver, null, null, [], Now).Refusal);
        Assert.IsType<ChangeRefusal.WrongState>(approved.Reject(Approver, null, Now).Refusal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void Approval_waits_only_for_a_date_that_is_to_come(int days, bool waits) =>
        Assert.Equal(waits, Submitted().Approve(Approver, null, Now.AddDays(days), [], Now).OrThrow().EffectiveFrom is not null);

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        ChangeRefusal[] refusals =
        [
            new ChangeRefusal.NotFound("title t"), new ChangeRefusal.NotPermitted(Permission.ApproveRights), new ChangeRefusal.NotYours("1", "alice"),
            new ChangeRefusal.WrongState("1", ChangeSetState.Draft, ChangeSetState.Submitted), new ChangeRefusal.OwnWork("1"),
            new ChangeRefusal.OwnerNotHeld(["Aurora"], false), new ChangeRefusal.VersionConflict(Scope.Title("t"), 1, 2, []),
            new ChangeRefusal.MovedMeanwhile("1"), new ChangeRefusal.LintErrors([Error]), new ChangeRefusal.ReasonNeeded([Warning]),
            new ChangeRefusal.NarrowingOverlap(Scope.Title("t"), new Narrowing(null, [LicenseType.VOD]), new Narrowing(null, [LicenseType.VOD, LicenseType.EST])),
        ];

        Assert.Equal(typeof(ChangeRefusal).GetNestedTypes().Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))),
            refusals.Select(refusal => refusal.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(refusals, refusal => Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal));
    }

    static ChangeSet Open() => ChangeSet.Open("1", Scope.Title("t"), Author, Now);

    static ChangeSet Put(ChangeSet draft, TermsChange change) => draft.Put(Author, change, []).OrThrow();

    static ChangeSet Submitted(ImmutableSortedSet<string>? owners = null) =>
        Open().Put(Author, Storage(30), owners ?? []).OrThrow().Submit(Author, null, [], Now).OrThrow();

    static TermsChange Storage(int days, Narrowing? narrowing = null, Scope? scope = null) => new(
        null,
        new TermStatement(
            scope ?? Scope.Title("t"),
            narrowing ?? Narrowing.None,
            ImmutableSortedDictionary<Term, TermValue>.Empty.Add(Term.StorageWindow, new TermValue.Length(Duration.FromDays(days))),
            ImmutableSortedDictionary<Term, TermLimit>.Empty),
        1,
        []);

    static Viewer Person(string name) => new(name, [Permission.ReadRights, Permission.WriteRights, Permission.ApproveRights]);

    static Viewer Narrowed(params string[] owners) => Person("nora") with { ContentOwners = [.. owners] };
}
