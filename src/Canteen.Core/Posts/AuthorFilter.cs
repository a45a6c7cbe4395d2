namespace Canteen.Core.Posts;

/// <summary>What to leave out of an author's posts. Replies to oneself do not count as replies.</summary>
/// <param name="WithoutMentioned">Leaves out posts that only the people mentioned may read.</param>
/// <param name="Tag">Only posts with this tag, by its folded name.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound: there are none yet.</param>
public sealed record AuthorFilter(
    bool WithoutReplies = false, bool WithoutBoosts = false, bool WithoutMentioned = false, bool OnlyMedia = false, string? Tag = null)
{
    /// <summary>The same conditions as <see cref="PostsByAuthor"/> puts into SQL, except for the tag.</summary>
    internal bool Wants(ShownPost post)
    {
        var view = post.Post.View!;
        return !(WithoutReplies && post.Post.AnswersOther)
            && !(WithoutBoosts && post.Original is not null)
            && !(WithoutMentioned && view.Visibility == Visibility.Mentioned);
    }
}
