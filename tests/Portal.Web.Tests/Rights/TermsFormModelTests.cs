using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Portal.Web.Features.Terms;

namespace Portal.Web.Tests.Rights;

public sealed class TermsFormModelTests
{
    static TermsFormModel Empty => TermsFormModel.Empty(Scope.Title("episode"), Narrowing.None);

    [Theory]
    [InlineData("title {offlineAllowed: true, storageWindow: P30D, playbackWindow: PT48H, checkInInterval: null, clipToAvailEnd: false}")]
    [InlineData("title [US, DE] [VOD] {platforms: [ios, android], plans: null, rootedDevices: allowed, atExpiry: cut}")]
    [InlineData("title {qualities: {SD: {deviceTier: software}, HD: {deviceTier: hardware}, UHD: null}, defaultQuality: HD}")]
    [InlineData("title {qualities: {HD: {securityLevel: {widevine: L1}}}}")]
    [InlineData("title {onLapse: grace P7D, hardEnd: 2027-06-01T12:00:00Z}")]
    [InlineData("title {storageWindow: PT90S}")]
    [InlineData("deal C1 {downloadNotStated: allowed}")]
    [InlineData("deal C1 limits {storageWindow: {value: P14D, clause: \"4.2\"}, offlineAllowed: {value: false}}")]
    public void Statement_goes_through_the_form_unchanged(string text)
    {
        var statement = TermText.Parse(text);
        var model = TermsFormModel.Of(statement);

        Assert.False(model.HasProblems);
        Assert.Equal(statement, model.Read());
        Assert.False(model.IsChanged);
    }

    [Fact]
    public void Empty_form_states_nothing() => Assert.True(Empty.Read().IsEmpty);

    [Fact]
    public void Length_is_entered_in_peoples_units_with_seconds_beneath()
    {
        var model = Empty;
        var storage = model.Field(Term.StorageWindow)!;
        storage.Choose(TermOptions.Set);
        storage.Value.Length.Amount = "30";

        Assert.Equal("2,592,000 seconds", storage.Value.Length.SecondsWords);
        Assert.Equal(new TermValue.Length(Duration.FromDays(30)), model.Read().Values[Term.StorageWindow]);
    }

    [Theory]
    [InlineData("", "Enter a number.")]
    [InlineData("0", "Zero is no length of time.")]
    [InlineData("1.5", "“1.5” is not a whole number of days.")]
    [InlineData("99999999", "Longer than 100 years.")]
    public void Unreadable_length_is_told_in_words(string amount, string problem)
    {
        var model = Empty;
        var field = model.Field(Term.StorageWindow)!;
        field.Choose(TermOptions.Set);
        field.Value.Length.Amount = amount;

        Assert.StartsWith(problem, Assert.Single(field.Problems), StringComparison.Ordinal);
        Assert.True(model.HasProblems);
        Assert.True(model.ReadWhatIsSound()!.IsEmpty);
    }

    [Fact]
    public void None_is_stated_and_inherit_is_not()
    {
        var model = Empty;
        model.Field(Term.PlaybackWindow)!.Choose(TermOptions.None);
        model.Field(Term.StorageWindow)!.Choose(TermOptions.Inherit);

        Assert.Equal(TermValue.None, Assert.Single(model.Read().Values).Value);
    }

    [Fact]
    public void Unknown_territory_is_named()
    {
        var model = Empty;
        model.Territories = "US, XX";

        Assert.Contains("“XX” is no territory", model.TerritoriesProblem, StringComparison.Ordinal);
        Assert.Null(model.ReadWhatIsSound());
    }

    [Fact]
    public void Title_is_not_asked_what_silence_means()
    {
        Assert.Null(Empty.Field(Term.DownloadNotStated));
        Assert.NotNull(TermsFormModel.Empty(Scope.Deal("C1"), Narrowing.None).Field(Term.DownloadNotStated));
    }

    [Fact]
    public void No_platform_chosen_is_refused()
    {
        var model = Empty;
        model.Field(Term.Platforms)!.Choose(TermOptions.Set);

        Assert.StartsWith("Choose at least one platform", Assert.Single(model.Field(Term.Platforms)!.Problems), StringComparison.Ordinal);
    }
}
