namespace Portal.Domain.Avails;

/// <summary>
/// Findings of a delivery in the order of the file, a bounded number of them: errors are kept before anything else, then what comes
/// first. The rest is counted. What is kept does not depend on the order in which findings come in.
/// </summary>
sealed class FindingLedger(int most)
{
    List<Entry> entries = [];
    int cut;

    /// <param name="sequence">Where it belongs: of the row in the file, from 0.</param>
    public void Add(int sequence, AvailsFinding finding)
    {
        entries.Add(new Entry(sequence, finding));
        if (entries.Count >= 2 * most)
        {
            Trim();
        }
    }

    /// <summary>What was kept, and how many were not.</summary>
    public (IReadOnlyList<AvailsFinding> Findings, int Cut) Finish()
    {
        Trim();
        return ([.. entries.OrderBy(entry => entry.Sequence).Select(entry => entry.Finding)], cut);
    }

    void Trim()
    {
        if (entries.Count <= most)
        {
            return;
        }
        cut += entries.Count - most;
        entries = [.. entries.OrderBy(entry => entry.Finding.Severity != FindingSeverity.Error).ThenBy(entry => entry.Sequence).Take(most)];
    }

    readonly record struct Entry(int Sequence, AvailsFinding Finding);
}
