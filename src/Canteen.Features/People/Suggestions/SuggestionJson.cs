using System.Text.Json.Serialization;
using Canteen.Core.Accounts;

namespace Canteen.Features.People.Suggestions;

/// <summary>
/// Mastodon's Suggestion, with Canteen's own reason under <c>canteen</c>. Of Mastodon's names of sources, only
/// <c>friends_of_friends</c> says what is meant here; the list is empty for other reasons.
/// </summary>
internal sealed record SuggestionJson(string Source, IReadOnlyList<string> Sources, AccountJson Account, SuggestionReasonJson Canteen)
{
    public static SuggestionJson From(Suggestion suggestion)
    {
        var isByFriends = suggestion.Reason.Kind == ReasonKind.FollowedByFollowed;
        return new(
            isByFriends ? "past_interactions" : "global", isByFriends ? ["friends_of_friends"] : [], AccountJson.From(suggestion.Person),
            SuggestionReasonJson.From(suggestion.Reason));
    }
}

/// <param name="FollowedBy">How many of those whom the caller follows follow the account.</param>
/// <param name="Tag">A hashtag that the account features and the caller follows, as the account writes it.</param>
internal sealed record SuggestionReasonJson(
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FollowedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tag)
{
    public static SuggestionReasonJson From(Reason reason) => new(
        Name(reason.Kind),
        reason.Kind == ReasonKind.FollowedByFollowed ? reason.Others + 1 : null,
        reason.Kind == ReasonKind.FollowedTag ? reason.Tag : null);

    private static string Name(ReasonKind kind) => kind switch
    {
        ReasonKind.FollowedByFollowed => "followed_by_followed",
        ReasonKind.SameWork => "same_organisation_and_profession",
        ReasonKind.SameOrganisation => "same_organisation",
        ReasonKind.SameProfessionElsewhere or ReasonKind.SameProfession => "same_profession",
        ReasonKind.FollowedTag => "followed_tag",
        ReasonKind.New => "new",
        _ => "member",
    };
}
