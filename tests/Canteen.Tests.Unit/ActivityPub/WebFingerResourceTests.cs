using Canteen.ActivityPub;

namespace Canteen.Tests.Unit.ActivityPub;

public class WebFingerResourceTests
{
    [Theory]
    [InlineData("acct:ada@canteen.example", "ada", "canteen.example")]
    [InlineData("ada@canteen.example", "ada", "canteen.example")]
    [InlineData("ACCT:@Ada@canteen.example:8080", "Ada", "canteen.example:8080")]
    public void A_name_is_read_with_or_without_its_scheme(string text, string name, string domain)
    {
        Assert.True(WebFingerResource.TryParse(text, out var resource));
        Assert.Equal((name, domain), (resource.Name, resource.Domain));
    }

    [Fact]
    public void An_address_is_taken_as_it_is()
    {
        Assert.True(WebFingerResource.TryParse("https://canteen.example/@ada", out var resource));
        Assert.Equal("https://canteen.example/@ada", resource.Address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acct:")]
    [InlineData("acct:ada")]
    [InlineData("acct:ada@")]
    [InlineData("acct:@@")]
    [InlineData("a@b@c")]
    [InlineData("ada@canteen.example/path")]
    [InlineData("https://")]
    [InlineData("mailto:ada@")]
    public void Anything_else_is_malformed(string? text) => Assert.False(WebFingerResource.TryParse(text, out _));

    [Fact]
    public void Something_endless_is_malformed() => Assert.False(WebFingerResource.TryParse("acct:" + new string('a', 3000) + "@b", out _));
}
