using System.Collections.Immutable;
using Portal.Domain.Catalog;

namespace Portal.Domain.Avails;

/// <summary>
/// Brings together what many rows say of one title: of each fact the first row that states it counts, and what no row states
/// stays as the catalog has it.
/// </summary>
sealed class TitleMerge(IReadOnlyDictionary<string, Title> present)
{
    readonly Dictionary<string, TitleFacts> merged = new(StringComparer.Ordinal);

    public void Add(TitleFacts facts)
    {
        if (!merged.TryGetValue(facts.Id, out var known))
        {
            merged[facts.Id] = facts;
            return;
        }
        if (known == facts)
        {
            return;
        }
        merged[facts.Id] = known with
        {
            Name = known.Name ?? facts.Name,
            FallbackName = known.FallbackName == known.Id ? facts.FallbackName : known.FallbackName,
            ParentId = known.ParentId ?? facts.ParentId,
            ContentOwner = known.ContentOwner ?? facts.ContentOwner,
            Number = known.Number ?? facts.Number,
            RunTime = known.RunTime ?? facts.RunTime,
        };
    }

    /// <param name="touched">Titles whose avails change.</param>
    public (ImmutableArray<Title> Added, ImmutableArray<Change<Title>> Changed, ImmutableArray<string> Touched) Finish(IReadOnlySet<string> touched)
    {
        var added = ImmutableArray.CreateBuilder<Title>();
        var changed = ImmutableArray.CreateBuilder<Change<Title>>();
        foreach (var facts in merged.Values)
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
        var moved = added.Select(title => title.Id).Concat(changed.Select(change => change.After.Id)).ToHashSet(StringComparer.Ordinal);
        return (added.ToImmutable(), changed.ToImmutable(), [.. touched.Where(id => !moved.Contains(id)).Order(StringComparer.Ordinal)]);
    }
}
