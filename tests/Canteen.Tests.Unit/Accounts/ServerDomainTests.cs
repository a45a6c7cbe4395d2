namespace Canteen.Tests.Unit.Accounts;

public sealed class ServerDomainTests
{
    [Theory]
    [InlineData("example.org", "example.org")]
    [InlineData("  Example.ORG ", "example.org")]
    [InlineData("@example.org", "example.org")]
    [InlineData("example.org.", "example.org")]
    [InlineData("münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    public void A_name_is_written_as_accounts_have_it(string typed, string domain)
    {
        Assert.True(ServerDomain.TryParse(typed, out var parsed));
        Assert.Equal(domain, parsed);
        Assert.True(ServerDomain.TryParse(parsed, out var again));
        Assert.Equal(domain, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("localhost")]
    [InlineData("exa mple.org")]
    [InlineData("example..org")]
    [InlineData(".example.org")]
    [InlineData("https://example.org/")]
    [InlineData("example.org:443")]
    [InlineData("user@example.org")]
    [InlineData("example_.org")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("-example.org")]
    [InlineData("example.org\0")]
    public void What_is_no_name_of_a_server_is_refused(string? typed)
    {
        Assert.False(ServerDomain.TryParse(typed, out var parsed));
        Assert.Equal("", parsed);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Assert.False(ServerDomain.TryParse(string.Join('.', Enumerable.Repeat(new string('a', 60), 5)), out _));
}
