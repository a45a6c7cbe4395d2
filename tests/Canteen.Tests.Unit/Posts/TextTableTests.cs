using Canteen.Testing;

namespace Canteen.Tests.Unit.Posts;

public class TextTableTests
{
    public static TheoryData<string, string, string> Texts { get; } =
        new(TextTable.All.Select(t => (t.Language, PlainText.Clean(t.Text), string.Join('\n', t.Found))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Links_tags_and_mentions_are_found_in_every_script(string language, string text, string found)
    {
        Assert.Equal(PlainText.Clean(found), string.Join('\n', PostText.Parse(text).Tokens.Select(Said).OfType<string>()));
        Assert.NotEmpty(language);
    }

    [Fact]
    public void The_table_is_wide()
    {
        Assert.InRange(TextTable.All.Count, 120, int.MaxValue);
        Assert.InRange(TextTable.All.Select(t => t.Language).Distinct().Count(), 30, int.MaxValue);
    }

    private static string? Said(PostToken token) => token.Kind switch
    {
        PostTokenKind.Link => "link " + token.Name,
        PostTokenKind.Hashtag => "tag " + token.Name,
        PostTokenKind.Mention => $"mention {token.Name}@{token.Domain}".TrimEnd('@').ToLowerInvariant(),
        _ => null,
    };
}
