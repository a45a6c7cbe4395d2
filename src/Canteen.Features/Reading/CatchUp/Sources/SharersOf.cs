using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.CatchUp.Sources;

internal static class SharersOf
{
    /// <summary>Who wrote it, and who boosted it as far as that is in the window.</summary>
    public static IEnumerable<AccountView> Post(ShownPost post)
    {
        yield return post.Author.View;
        if (post.Original is { } original) yield return original.Author.View;
        foreach (var booster in post.AlsoBoostedBy) yield return booster.View;
    }
}
