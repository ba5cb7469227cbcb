using System.Collections.Immutable;
using Portal.Domain.Catalog;

namespace Portal.Domain.Avails;

/// <summary>
/// Brings together what many rows say of some titles: of each fact the first row that states it counts, and what no row states stays
/// as the catalog has it. A title of several content owners stays with the one it has while any row states that one. A title whose avails
/// alone change only moves on.
/// </summary>
static class TitleMerge
{
    /// <param name="mentions">In the order of the file; all mentions of a title.</param>
    public static ImportPlan Plan(IEnumerable<TitleMention> mentions, IReadOnlyDictionary<string, Title> present)
    {
        var merged = new Dictionary<string, TitleFacts>(StringComparer.Ordinal);
        var keepOwner = new HashSet<string>(StringComparer.Ordinal);
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, id, facts) in mentions)
        {
            if (facts is null)
            {
                touched.Add(id);
            }
            else
            {
                merged[id] = merged.TryGetValue(id, out var known) ? Merged(known, facts) : facts;
                if (present.TryGetValue(id, out var before) && before.ContentOwner == facts.ContentOwner)
                {
                    keepOwner.Add(id);
                }
            }
        }
        var plan = Compare(merged.Values.Select(facts => keepOwner.Contains(facts.Id) ? facts with { ContentOwner = present[facts.Id].ContentOwner } : facts), present);
        touched.ExceptWith(plan.TitlesAdded.Concat(plan.TitlesChanged.Select(change => change.After)).Select(title => title.Id));
        return plan with { TitlesTouched = [.. touched] };
    }

    static TitleFacts Merged(TitleFacts known, TitleFacts more) => known with
    {
        Name = known.Name ?? more.Name,
        FallbackName = known.FallbackName == known.Id ? more.FallbackName : known.FallbackName,
        ParentId = known.ParentId ?? more.ParentId,
        ContentOwner = known.ContentOwner ?? more.ContentOwner,
        Number = known.Number ?? more.Number,
        RunTime = known.RunTime ?? more.RunTime,
    };

    static ImportPlan Compare(IEnumerable<TitleFacts> merged, IReadOnlyDictionary<string, Title> present)
    {
        var added = ImmutableArray.CreateBuilder<Title>();
        var changed = ImmutableArray.CreateBuilder<Change<Title>>();
        foreach (var facts in merged)
        {
            if (!present.TryGetValue(facts.Id, out var before))
            {
                added.Add(new Title(
                    facts.Id, facts.Name ?? facts.FallbackName, facts.Kind, facts.ParentId, facts.ContentOwner, facts.Number, facts.RunTime, 1));
                continue;
            }
            var after = before with
            {
                Name = facts.Name ?? before.Name,
                Kind = facts.Kind,
                ParentId = facts.ParentId ?? before.ParentId,
                ContentOwner = facts.ContentOwner ?? before.ContentOwner,
                Number = facts.Number ?? before.Number,
                RunTime = facts.RunTime ?? before.RunTime,
            };
            if (after != before)
            {
                changed.Add(new Change<Title>(before, after with { Version = before.Version + 1 }));
            }
        }
        return ImportPlan.Nothing with { TitlesAdded = added.ToImmutable(), TitlesChanged = changed.ToImmutable() };
    }
}
