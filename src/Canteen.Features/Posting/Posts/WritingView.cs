using Canteen.Core.Posts;

namespace Canteen.Features.Posting.Posts;

/// <summary>The contents of a composer: what was typed before it was refused, or what a reply starts from.</summary>
public sealed record WritingView
{
    public string Text { get; init; } = "";
    public string ContentWarning { get; init; } = "";
    public Visibility? Visibility { get; init; }

    /// <summary>The same each time one composer is sent, so that a double click makes one post; empty for a new composer.</summary>
    public string Key { get; init; } = "";

    /// <summary>
    /// It is for those who are mentioned, and nobody is. An app may want that, but whoever chooses it on a page forgot a name.
    /// </summary>
    public bool IsForNobody =>
        Visibility == Domain.Visibility.Mentioned && !PlainText.IsBlank(Text) && PostText.Parse(Text).Mentions.Count == 0;

    /// <summary>
    /// A reply starts with the names of the author and of those mentioned, is no more public than the post, and keeps its content warning.
    /// </summary>
    /// <param name="tag">The hashtag of the tweetchat in which the post was said, for the reply to be there too; null for none.</param>
    public static WritingView Answering(PostView post, AccountId me, Visibility usual, string? tag = null) => new()
    {
        // A box that is reached by Tab or by an anchor has its caret at the beginning: what is typed there must not touch the first name.
        Text = Start(Named(post, me).Select(acct => "@" + acct).Concat(tag is null ? [] : ["#" + tag])),
        ContentWarning = post.ContentWarning,
        Visibility = post.Audience.OfAnswer(usual),
    };

    private static string Start(IEnumerable<string> words) =>
        string.Concat(words.Select(word => " " + word)) is { Length: > 0 } start ? start + " " : "";

    private static IEnumerable<string> Named(PostView post, AccountId me) =>
        post.Mentions.Where(m => m.Id != me).Select(m => m.Acct).Prepend(post.Author.Id == me ? "" : post.Author.Acct)
            .Where(a => a.Length > 0).Distinct();
}
