using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// The people whom a draft would mention although the writer did not list them: a guard against mentioning the wrong person.
/// </summary>
public sealed class FindUnexpectedMentions(Database database, AccountHydrator accounts, CanteenSettings settings)
{
    public Task<List<AccountView>> RunAsync(PostDraft draft, IReadOnlyList<AccountId> allowed, CancellationToken ct)
    {
        var text = PostText.Parse(draft.Settled().Text);
        if (text.Mentions.Count is 0 or > PostDraft.MaxMentions) return Task.FromResult<List<AccountView>>([]);
        return database.ReadAsync(
            async db =>
            {
                var parts = await PostParts.LoadAsync(db, text, settings);
                return await accounts.LoadAsync(db, [.. parts.Mentioned.Except(allowed)]);
            },
            ct);
    }
}
