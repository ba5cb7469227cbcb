namespace Portal.Data.Migrations;

/// <summary>A migration could not be made; the message names the script, the database and what to do.</summary>
public sealed class MigrationFailedException(string message, Exception? cause) : Exception(message, cause);
