using Canteen.Features.Platform;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>The person or post behind a web address of this server, as the page or as the id on the wire. Other servers are not asked.</summary>
public sealed class FindByAddress(Database database, AccountNames names, AccountHydrator accounts, PostHydrator posts, CanteenSettings settings)
{
    public static bool IsAddress(string words) =>
        words.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || words.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing for what is not here or not for <paramref name="viewer"/> to see.</summary>
    public async Task<FoundByAddress> RunAsync(string address, AccountId? viewer, CancellationToken ct)
    {
        if (!address.StartsWith(settings.Address + "/", StringComparison.OrdinalIgnoreCase)) return new(null, null);
        var path = address[(settings.Address.Length + 1)..].TrimEnd('/').Split('?', '#')[0].Split('/');
        return await database.ReadAsync(db => ResolveAsync(db, path, viewer), ct);
    }

    private async Task<FoundByAddress> ResolveAsync(ReadSession db, string[] path, AccountId? viewer) => path switch
    {
        [['@', .. var name]] => new(await names.FindAsync(db, name), null),
        ["users", var name] => new(await names.FindAsync(db, name), null),
        ["ap", "users", var id] when Id<Account>.TryParse(id, out var account) => new(await accounts.FindAsync(db, account), null),
        [['@', .. var name], var id] when Id<Post>.TryParse(id, out var post) => new(null, Of(await posts.FindAsync(db, post, viewer), name)),
        ["ap", "users", _, "statuses", var id] when Id<Post>.TryParse(id, out var post) => new(null, await posts.FindAsync(db, post, viewer)),
        _ => new(null, null),
    };

    private static PostView? Of(PostView? post, string name) =>
        post is not null && post.Author.Acct.Equals(name, StringComparison.OrdinalIgnoreCase) ? post : null;
}

public sealed record FoundByAddress(AccountView? Account, PostView? Post);
