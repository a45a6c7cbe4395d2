using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>A muted conversation as its line shows it, compared by value.</summary>
/// <param name="Path">Null where the post that began it cannot be seen.</param>
/// <param name="Beginning">How that post begins; empty where it has no words.</param>
public sealed record MutedLine(PostId Id, string? Path, string Beginning, string Author)
{
    private const int Length = 100;

    public static MutedLine Of(MutedThread thread)
    {
        if (thread.First is not { } post) return new(thread.Id, null, "", "");
        var words = post.ContentWarning.Length > 0 ? post.ContentWarning : post.Typed ?? "";
        return new(thread.Id, post.Path, Excerpt.Of(words, Length), post.Author.Name);
    }
}
