using System.Data.Common;
using Portal.Data.Connections;
using Portal.Domain.Storage;

namespace Portal.Data.Dialects;

/// <summary>
/// All that differs between the engines. Statements are otherwise the same text; the fragments here are constants
/// that a feature's SQL puts in its place, never anything a user can influence.
/// </summary>
public interface IDialect
{
    DatabaseProvider Provider { get; }

    /// <summary>Whether writers have to queue in this process.</summary>
    bool HasOneWriter { get; }

    /// <summary>After an <c>order by</c>: the part given by the parameters <c>@Skip</c> and <c>@Size</c>.</summary>
    string Page { get; }

    /// <summary>After an <c>order by</c>: the first row only.</summary>
    string First { get; }

    /// <summary>After a table's name in a write's <c>select</c>: holds what was read, gaps included, until the write ends.</summary>
    string ForUpdate { get; }

    /// <summary>
    /// In a <c>from</c>: the strings of a JSON array, as the column <c>value</c>. The array is a column or a parameter
    /// (lists go in as JSON text: no limit on their length, one statement text for every length).
    /// </summary>
    string JsonItems(string expression);

    /// <summary>Whether the failure is a second row with the same key.</summary>
    bool IsDuplicate(DbException exception);

    string ReadConnectionString(string connectionString);

    string WriteConnectionString(string connectionString);

    DbConnection Connect(string connectionString);

    /// <summary>What a connection runs before it is read from; empty for nothing.</summary>
    string BeforeReading { get; }

    /// <summary>What a connection runs before a write transaction begins; empty for nothing.</summary>
    string BeforeWriting(Durability durability);

    ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken);
}
