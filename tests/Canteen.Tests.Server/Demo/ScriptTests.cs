using System.Text.RegularExpressions;
using Canteen.Server.Demo;

namespace Canteen.Tests.Server.Demo;

public partial class ScriptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 30, 0, TimeSpan.Zero);
    private static readonly List<ScriptPost> Posts = ScriptReader.ReadAll(Now);

    [Fact]
    public void Everything_is_said_by_the_cast_before_now_and_fits_into_a_post()
    {
        Assert.InRange(Posts.Count, 200, 1000);
        Assert.All(Posts, post =>
        {
            Assert.NotNull(Cast.Find(post.Author));
            Assert.True(post.At < Now, post.Text);
            Assert.InRange(post.SentText.Length + post.ContentWarning.Length, 1, 500);
        });
    }

    [Fact]
    public void Whoever_is_named_is_in_the_cast_and_nobody_answers_to_their_own_post_twice()
    {
        foreach (var post in Posts)
        {
            List<List<string>> lists = [post.FavouritedBy, post.BoostedBy, post.BookmarkedBy];
            Assert.All(lists, list => Assert.True(list.Count == list.Distinct().Count(), post.Text));
            Assert.All(lists.SelectMany(l => l), who => Assert.NotNull(Cast.Find(who)));
            Assert.All(Mention().Matches(post.SentText), m => Assert.NotNull(Cast.Find(m.Groups[1].Value)));
        }
    }

    [Fact]
    public void Everybody_in_the_cast_speaks_follows_and_is_followed()
    {
        Assert.All(Cast.All, member =>
        {
            Assert.Contains(Posts, p => p.Author == member.Handle);
            Assert.NotEmpty(member.Follows);
            Assert.Contains(Cast.All, other => other.Follows.Contains(member.Handle));
            Assert.All(member.Follows.Concat(member.Accepts ?? []), who => Assert.NotNull(Cast.Find(who)));
        });
    }

    [Fact]
    public void Only_people_who_may_see_a_post_for_followers_do_something_with_it()
    {
        foreach (var post in Posts.Where(p => p.Visibility is not Visibility.Public))
        {
            var mentioned = Mention().Matches(post.SentText).Select(m => m.Groups[1].Value);
            var author = Cast.Find(post.Author)!;
            var followers = Cast.All.Where(m => m.Follows.Contains(author.Handle) && author.Accepts?.Contains(m.Handle) != false)
                .Select(m => m.Handle);
            Assert.Empty(post.FavouritedBy.Except(mentioned).Except(followers));
            Assert.Empty(post.BoostedBy);
        }
    }

    [Fact]
    public void A_script_says_how_long_ago_who_answered_whom_and_what_the_others_did()
    {
        var posts = new ScriptReader(Now).Read(
            """
            Not read.
            === 2d 19:05
            --- amara
            Tea?
            * ben cath
            ^ dev
            & ela
            !
            --- > ben 1h10 followers cy cw: biscuits
            Te!

            A choc digestive.
            """);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 19, 5, 0, TimeSpan.Zero), posts[0].At);
        Assert.Equal(("Tea?", true), (posts[0].SentText, posts[0].Pinned));
        Assert.Equal(["ben", "cath", "dev", "ela"], [.. posts[0].FavouritedBy, .. posts[0].BoostedBy, .. posts[0].BookmarkedBy]);
        Assert.Equal(posts[0].At.AddMinutes(70), posts[1].At);
        Assert.Equal("@amara Te!\n\nA choc digestive.", posts[1].SentText);
        Assert.Equal((Visibility.Followers, "cy", "biscuits"), (posts[1].Visibility, posts[1].Language, posts[1].ContentWarning));
    }

    [Theory]
    [InlineData("=== yesterday")]
    [InlineData("=== 1d 09:00\n--- > ben 5m\nAnswering nothing.")]
    [InlineData("=== 1d 09:00\n--- Ben Thomas\nHello.")]
    public void A_script_that_cannot_be_read_says_which_line(string script) =>
        Assert.Contains(
            script.Split('\n').Skip(script.Contains("---") ? 1 : 0).First(),
            Assert.Throws<FormatException>(() => new ScriptReader(Now).Read(script)).Message);

    [GeneratedRegex(@"(?<!\w)@([a-z]+)")]
    private static partial Regex Mention();
}
