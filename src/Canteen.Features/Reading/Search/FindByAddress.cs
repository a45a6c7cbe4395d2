using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// Finds the person or post at a web address of this server, which is either that of its page or its ActivityPub id. Other servers are not
/// asked.
/// </summary>
public sealed class FindByAddress(
    Database database, AccountNameCache names, AccountCache accounts, VisiblePosts posts, CanteenSettings settings)
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
            [['@', .. var name]] => new(await NamedAsync(name, ct), null),
            ["users", var name] => new(await NamedAsync(name, ct), null),
            ["ap", "users", var id] when Id<Account>.TryParse(id, out var account) => new(await PersonAsync(account, ct), null),
            [['@', .. var name], var id] when Id<Post>.TryParse(id, out var post) => new(null, Of(await PostAsync(post, viewer, ct), name)),
            ["ap", "users", _, "statuses", var id] when Id<Post>.TryParse(id, out var post) => new(null, await PostAsync(post, viewer, ct)),
            _ => new(null, null),
        };
    }

    private Task<AccountView?> NamedAsync(string name, CancellationToken ct) => database.ReadAsync(db => names.FindAsync(db, name), ct);

    private async Task<AccountView?> PersonAsync(AccountId id, CancellationToken ct) =>
        (await accounts.FindAsync([id], ct)).GetValueOrDefault(id.Value)?.View;

    private async Task<PostView?> PostAsync(PostId id, AccountId? viewer, CancellationToken ct) =>
        (await posts.ShowAsync(viewer, [id], ct))[0]?.ToView();

    private static PostView? Of(PostView? post, string name) =>
        post is not null && post.Author.Acct.Equals(name, StringComparison.OrdinalIgnoreCase) ? post : null;
}

public sealed record FoundByAddress(AccountView? Account, PostView? Post);
