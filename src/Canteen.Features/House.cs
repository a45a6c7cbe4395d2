using Canteen.Features.Platform;

namespace Canteen.Features;

/// <summary>Every room of the house, wing by wing. A room that is not listed here does not exist.</summary>
public static class House
{
    public static readonly IReadOnlyList<IFeature> Rooms =
    [
        new Door.Instance.InstanceFeature(),
        new Door.Documents.DocumentsFeature(),
        new Door.SignUp.SignUpFeature(),
        new Door.Invites.InvitesFeature(),
        new Door.Approvals.ApprovalsFeature(),
        new Door.SignIn.SignInFeature(),
        new Door.Sessions.SessionsFeature(),
        new Door.Passwords.PasswordsFeature(),
        new Door.OAuth.OAuthFeature(),
        new Door.Operations.OperationsFeature(),
        new People.Accounts.AccountsFeature(),
        new People.Profiles.ProfilesFeature(),
        new People.Follows.FollowsFeature(),
        new People.FeaturedTags.FeaturedTagsFeature(),
        new People.Remarks.RemarksFeature(),
        new People.Directory.DirectoryFeature(),
        new People.Suggestions.SuggestionsFeature(),
        new People.Packs.PacksFeature(),
        new People.Organisations.OrganisationsFeature(),
        new Posting.Posts.PostsFeature(),
        new Posting.Boosts.BoostsFeature(),
        new Posting.Favourites.FavouritesFeature(),
        new Posting.Pins.PinsFeature(),
        new Reading.Timelines.TimelinesFeature(),
        new Reading.Threads.ThreadsFeature(),
        new Reading.Notifications.NotificationsFeature(),
        new Reading.Bookmarks.BookmarksFeature(),
        new Reading.Collections.CollectionsFeature(),
        new Reading.Lists.ListsFeature(),
        new Reading.Columns.ColumnsFeature(),
        new Reading.FollowedTags.FollowedTagsFeature(),
        new Reading.TagAliases.TagAliasesFeature(),
        new Reading.QuietHours.QuietHoursFeature(),
        new Reading.MutedThreads.MutedThreadsFeature(),
        new Reading.Markers.MarkersFeature(),
        new Reading.Live.LiveFeature(),
        new Reading.Streaming.StreamingFeature(),
        new Reading.Search.SearchFeature(),
        new Reading.SavedSearches.SavedSearchesFeature(),
        new Reading.NotYet.NotYetFeature(),
        new Reading.Trends.TrendsFeature(),
        new Reading.Landing.LandingFeature(),
        new Safety.Blocks.BlocksFeature(),
        new Safety.BlockedDomains.BlockedDomainsFeature(),
        new Safety.Mutes.MutesFeature(),
        new Safety.Filters.FiltersFeature(),
        new Safety.Hidden.HiddenFeature(),
        new Federation.Actors.ActorsFeature(),
    ];
}
