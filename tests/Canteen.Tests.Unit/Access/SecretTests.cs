namespace Canteen.Tests.Unit.Access;

public sealed class SecretTests
{
    private static readonly List<string> Prefixes =
    [
        .. typeof(ISecretKind).Assembly.GetTypes()
            .Where(t => t.IsClass && t.IsAssignableTo(typeof(ISecretKind)))
            .Select(t => (string)t.GetProperty(nameof(AccessToken.Prefix))!.GetValue(null)!),
    ];

    [Fact]
    public void No_text_is_of_two_kinds()
    {
        Assert.True(Prefixes.Count >= 8);
        Assert.All(Prefixes, one => Assert.Single(Prefixes, other => other.StartsWith(one, StringComparison.Ordinal)));
        Assert.All(Prefixes, prefix => Assert.Matches("^[a-z_]+_$", prefix));
    }

    [Fact]
    public void A_secret_is_read_back_as_its_own_kind_alone()
    {
        var token = Secret<AccessToken>.New();
        Assert.True(Secret<AccessToken>.TryParse(token.Text, out var same));
        Assert.Equal((token, token.Hash), (same, same.Hash));
        Assert.False(Secret<BrowserSession>.TryParse(token.Text, out _));
        Assert.False(Secret<BrowserSession>.TryParse(BrowserSession.Prefix + token.Text, out _));
        Assert.NotEqual(token, Secret<AccessToken>.New());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("canteen_token_")]
    [InlineData("canteen_token_short")]
    [InlineData("CANTEEN_TOKEN_0123456789012345678901234567890123456789012")]
    [InlineData("canteen_token_01234567890123456789012345678901234567890 2")]
    [InlineData("canteen_token_01234567890123456789012345678901234567890\u00e92")]
    [InlineData("canteen_token_01234567890123456789012345678901234567890123")]
    [InlineData(" canteen_token_0123456789012345678901234567890123456789012")]
    public void Anything_else_is_none(string? text)
    {
        Assert.True(Secret<AccessToken>.TryParse("canteen_token_0123456789012345678901234567890123456789012", out _));
        Assert.False(Secret<AccessToken>.TryParse(text, out var none));
        Assert.Throws<InvalidOperationException>(() => none.Hash);
    }

    [Fact]
    public void A_secret_does_not_write_itself_into_a_log()
    {
        var token = Secret<AccessToken>.New();
        Assert.DoesNotContain(token.Text[AccessToken.Prefix.Length..], $"{token}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_invitation_is_no_secret_and_no_secret_an_invitation()
    {
        Assert.True(InviteCode.TryParse(InviteCode.New().Text, out _));
        Assert.All(
            Prefixes,
            prefix => Assert.False(InviteCode.TryParse(prefix[..^1].Replace("_", "", StringComparison.Ordinal) + Nonce.New(), out _)));
        Assert.False(InviteCode.TryParse("canteen_abcd", out _));
    }
}
