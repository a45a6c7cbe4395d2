using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Viewers;

namespace Canteen.Features.People.Suggestions;

/// <summary>
/// People whom somebody may want to follow, and why; in the order of <see cref="SuggestionReader"/>. Nobody whom they follow or asked to,
/// block, mute, or do not want to have suggested; nobody who blocks them or does not want to be found.
/// </summary>
public sealed class SuggestPeople(SuggestionCache suggestions, AccountCache accounts, ViewerCache viewers, TimeProvider clock)
{
    private static readonly TimeSpan New = TimeSpan.FromDays(30);

    /// <param name="offset">How many to skip.</param>
    public async Task<IReadOnlyList<Suggestion>> RunAsync(AccountId me, int most, int offset, CancellationToken ct)
    {
        var rows = await suggestions.FindAsync(me, ct);
        if (rows.Count == 0) return [];
        var reader = await viewers.FindAsync(me, ct);
        var shown = await PeopleAsync([.. rows.Select(row => row.AccountId)], reader, ct);
        var page = rows.Where(row => shown.ContainsKey(row.AccountId)).Skip(offset).Take(most).ToList();
        var friends = await accounts.FindAsync(page.Select(row => row.Friend).Where(friend => friend != default).Append(me), ct);
        var self = friends.GetValueOrDefault(me.Value)?.View;
        return [.. page.Select(row => new Suggestion(shown[row.AccountId], ReasonOf(row, shown[row.AccountId], self, friends)))];
    }

    /// <summary>What was found may have changed since.</summary>
    private async Task<Dictionary<AccountId, AccountView>> PeopleAsync(IReadOnlyList<AccountId> ids, Viewer reader, CancellationToken ct)
    {
        var now = clock.Milliseconds();
        var known = await accounts.FindAsync(ids, ct);
        return known.Values.Select(account => account.View)
            .Where(person => person is { Discoverable: true, Suspended: false } && !reader.Follows(person.Id))
            .Where(person => BlockRule.IsListed(reader, person.Id) && !reader.Mutes(person.Id, now))
            .ToDictionary(person => person.Id);
    }

    private Reason ReasonOf(SuggestionRow row, AccountView person, AccountView? self, Dictionary<long, CachedAccount> friends)
    {
        if (row.Friends > 0 && friends.GetValueOrDefault(row.Friend.Value)?.View is { } friend)
            return new(ReasonKind.FollowedByFollowed, friend.Name, (int)row.Friends - 1);
        if (row is { SameOrganisation: true, SameProfession: true }) return new(ReasonKind.SameWork);
        if (row.SameOrganisation) return new(ReasonKind.SameOrganisation);
        if (row.SameProfession)
        {
            var areKnown = person.Organisation.Length > 0 && self is { Organisation.Length: > 0 };
            return new(areKnown ? ReasonKind.SameProfessionElsewhere : ReasonKind.SameProfession);
        }
        if (row.Tags > 0) return new(ReasonKind.FollowedTag, Tag: row.Tag);
        return new(clock.Milliseconds() - person.CreatedAt < New.TotalMilliseconds ? ReasonKind.New : ReasonKind.Member);
    }
}
