namespace Canteen.Tests.Unit.Access;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("nell@example.org", "nell@example.org")]
    [InlineData("Nell@EXAMPLE.org", "nell@example.org")]
    [InlineData("nell+tea@example.org", "nell@example.org")]
    [InlineData("nell+tea+biscuit@example.org", "nell@example.org")]
    [InlineData("n.e.ll@example.org", "nell@example.org")]
    [InlineData("n.ell+a.b@example.org", "nell@example.org")]
    [InlineData("nell@bücher.example", "nell@xn--bcher-kva.example")]
    [InlineData("nell@xn--bcher-kva.example", "nell@xn--bcher-kva.example")]
    [InlineData("+tea@example.org", "+tea@example.org")]
    [InlineData("nell@mail.example.org", "nell@mail.example.org")]
    [InlineData("nell-tea@example.org", "nell-tea@example.org")]
    public void Spellings_of_one_mailbox_are_counted_as_one(string typed, string mailbox)
    {
        Assert.True(EmailAddress.TryParse(typed, out var address));
        Assert.Equal(mailbox, address.Mailbox);
    }

    [Fact]
    public void The_spelling_of_a_mailbox_makes_no_two_addresses_the_same()
    {
        Assert.True(EmailAddress.TryParse("nell+tea@example.org", out var one));
        Assert.True(EmailAddress.TryParse("nell@example.org", out var other));
        Assert.NotEqual(one.Key, other.Key);
    }
}
