using Canteen.Core.Accounts;

namespace Canteen.Features.Posting.Posts;

/// <summary>Mastodon's answer if a text mentions people who are not in <c>allowed_mentions</c>.</summary>
internal sealed record UnexpectedMentionsJson(string Error, IReadOnlyList<AccountJson> UnexpectedAccounts)
{
    public static UnexpectedMentionsJson From(IEnumerable<AccountView> accounts) =>
        new("Post would be sent to unexpected accounts", AccountJson.From(accounts));
}
