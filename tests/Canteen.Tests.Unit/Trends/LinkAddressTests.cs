using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Trends;

/// <summary>Links to the same page are one link.</summary>
public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("https://Example.org", "https://example.org/")]
    [InlineData("https://example.org/a?utm_source=x&id=3&fbclid=9#top", "https://example.org/a?id=3")]
    [InlineData("https://example.org:443/a?UTM_medium=x", "https://example.org/a")]
    [InlineData("http://example.org:8080/ä", "http://example.org:8080/%C3%A4")]
    [InlineData("ftp://example.org/", null)]
    [InlineData("https://me@example.org/", null)]
    [InlineData("example.org", null)]
    public void An_address_loses_what_only_counts_readers(string address, string? expected) =>
        Assert.Equal(expected, LinkAddress.Of(address));

    [Fact]
    public void A_long_address_does_not_trend() => Assert.Null(LinkAddress.Of("https://example.org/" + new string('a', 500)));

    [Fact]
    public void The_publisher_is_the_host_and_people_read_no_scheme()
    {
        Assert.Equal("example.org", LinkAddress.PublisherOf("https://www.example.org/a"));
        Assert.Equal("www.example.org/a", LinkAddress.ShownOf("https://www.example.org/a/"));
    }

    [Fact]
    public void Links_are_taken_out_of_a_text_once_each() =>
        Assert.Equal(
            ["https://example.org/a", "https://example.org/b"],
            LinkAddress.FindIn("See https://example.org/a#one and https://example.org/a#two, then https://example.org/b. #tea"));

    [Fact]
    public void What_it_answers_answers_itself() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements("a", "?", "&", "=", "#", "/", "%41", "%", "utm_x=1", "ä", "..", "+", " ").ListOf().ToArbitrary(),
            parts => LinkAddress.Of("https://example.org/" + string.Concat(parts)) is not { } once || LinkAddress.Of(once) == once));
}
