using Canteen.Core.Posts;

namespace Canteen.Features.Posting.Posts;

/// <summary>What stands in a composer: what was typed before it was refused, or what a reply starts from.</summary>
public sealed record WritingView
{
    public string Text { get; init; } = "";
    public string ContentWarning { get; init; } = "";
    public Visibility? Visibility { get; init; }

    /// <summary>The same for every sending of one composer, so that a double click makes one post; empty for a composer that is new.</summary>
    public string Key { get; init; } = "";

    /// <summary>Answers name the others, are no more public than what they answer, and keep its warning.</summary>
    public static WritingView Answering(PostView post, AccountId me, Visibility usual) => new()
    {
        Text = string.Concat(Named(post, me).Select(acct => $"@{acct} ")),
        ContentWarning = post.ContentWarning,
        Visibility = post.Audience.OfAnswer(usual),
    };

    private static IEnumerable<string> Named(PostView post, AccountId me) =>
        post.Mentions.Where(m => m.Id != me).Select(m => m.Acct).Prepend(post.Author.Id == me ? "" : post.Author.Acct).Where(a => a.Length > 0).Distinct();
}
