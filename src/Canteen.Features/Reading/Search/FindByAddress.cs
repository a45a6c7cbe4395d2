using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// Finds the person or post at a web address of this server, which is either that of its page or its ActivityPub id. Other servers are not
/// asked.
/// </summary>
public sealed class FindByAddress(AccountNameCache names, AccountGate gate, VisiblePosts posts, CanteenSettings settings)
{
    public static bool IsAddress(string words) =>
        words.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || words.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Empty for anything that is not on this server or that <paramref name="viewer"/> may not see.</summary>
    public async Task<FoundByAddress> RunAsync(string address, AccountId? viewer, CancellationToken ct)
    {
        if (!address.StartsWith(settings.Address + "/", StringComparison.OrdinalIgnoreCase)) return new(null, null);
        var path = address[(settings.Address.Length + 1)..].TrimEnd('/').Split('?', '#')[0].Split('/');
        return path switch
        {
            [['@', .. var name]] => new(await NamedAsync(name, viewer, ct), null),
            ["users", var name] => new(await NamedAsync(name, viewer, ct), null),
            ["ap", "users", var id] when Id<Account>.TryParse(id, out var account) => new(await gate.FindAsync(account, viewer, ct), null),
            [['@', .. var name], var id] when Id<Post>.TryParse(id, out var post) => new(null, Of(await PostAsync(post, viewer, ct), name)),
            ["ap", "users", _, "statuses", var id] when Id<Post>.TryParse(id, out var post) => new(null, await PostAsync(post, viewer, ct)),
            _ => new(null, null),
        };
    }

    private async ValueTask<AccountView?> NamedAsync(string name, AccountId? viewer, CancellationToken ct) =>
        await gate.ShowAsync(await names.FindAsync(name, ct), viewer, ct);

    private async Task<PostView?> PostAsync(PostId id, AccountId? viewer, CancellationToken ct) =>
        (await posts.ShowAsync(viewer, [id], FilterContext.None, ct))[0]?.ToView();

    private static PostView? Of(PostView? post, string name) =>
        post is not null && post.Author.Acct.Equals(name, StringComparison.OrdinalIgnoreCase) ? post : null;
}

public sealed record FoundByAddress(AccountView? Account, PostView? Post);
