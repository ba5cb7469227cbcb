using Portal.Domain.Audit;
using Xunit;

namespace Portal.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    static readonly NewAuditEntry Entry = new(
        new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero), "alice", "changeSet.submitted", "changeSet/42", "{}", ["Harbour", "Northlight"]);

    [Fact]
    public void Hash_of_a_known_entry_stays_the_same_for_ever() =>
        Assert.Equal("f3da8564081a49d35467702592166e33d6655a3f272d603199b8640969ed4bae", AuditChain.Seal(AuditHead.Empty, Entry).Hash);

    [Fact]
    public void Hash_of_the_same_instant_in_another_offset_is_the_same() =>
        Assert.Equal(
            AuditChain.Seal(AuditHead.Empty, Entry).Hash,
            AuditChain.Seal(AuditHead.Empty, Entry with { At = Entry.At.ToOffset(TimeSpan.FromHours(9)).AddTicks(9) }).Hash);

    [Fact]
    public void Hash_differs_where_text_moves_from_one_field_to_the_next()
    {
        NewAuditEntry[] entries =
        [
            Entry,
            Entry with { Actor = "alicec", Action = "hangeSet.submitted" },
            Entry with { Subject = "changeSet/42{", Details = "}" },
            Entry with { ContentOwners = ["HarbourNorthlight"] },
            Entry with { Details = "{}1", ContentOwners = [] },
        ];

        Assert.Equal(entries.Length, entries.Select(entry => AuditChain.Seal(AuditHead.Empty, entry).Hash).Distinct().Count());
    }

    [Fact]
    public void Verifier_finds_a_log_that_was_written_anew_by_a_kept_head()
    {
        var original = AuditChain.Seal(AuditHead.Empty, Entry);
        var forged = AuditChain.Seal(AuditHead.Empty, Entry with { Actor = "nobody" });

        Assert.Null(new AuditVerifier([]).Check(forged));
        Assert.Equal(1, new AuditVerifier([new AuditHead(1, original.Hash)]).Check(forged)?.Sequence);
    }
}
