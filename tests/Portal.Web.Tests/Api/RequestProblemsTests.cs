using Microsoft.AspNetCore.Mvc;
using Portal.Web.Api;

namespace Portal.Web.Tests.Api;

public sealed class RequestProblemsTests
{
    [Theory]
    [InlineData("quality", "quality: Use SD, HD or UHD.")]
    [InlineData("", "Use SD, HD or UHD.")]
    public void Detail_names_the_member_where_there_is_one(string member, string detail)
    {
        var problems = new RequestProblems();
        problems.Add(member, "Use SD, HD or UHD.");

        Assert.Equal(detail, Assert.IsType<ProblemDetails>(problems.Answer().Value, exactMatch: false).Detail);
    }
}
