namespace Portal.Domain.Feeds.Tuf;

/// <summary>Carries a reading failure to <see cref="TufReading"/>, which turns it into a reason.</summary>
sealed class TufFormatException(string message) : FormatException(message);
