namespace Canteen.Tests.Server.Nonsense;

/// <summary>
/// Every method and path of Mastodon's client API, as of version 4.6, and what older apps still call. {account}, {post} and {tag} exist on
/// every server with people who write; {id} and the like may not exist. Updates accept both PUT and PATCH.
/// </summary>
internal static class MastodonInterface
{
    /// <summary>Routes that may answer "not found" because there is nothing yet, and what that is.</summary>
    public static readonly Dictionary<string, string> MayBeUnknown = new()
    {
        ["GET /api/v1/push/subscription"] = "Nobody has subscribed: apps expect 404.",
        ["PUT /api/v1/push/subscription"] = "Nobody has subscribed.",
        ["PATCH /api/v1/push/subscription"] = "Nobody has subscribed.",
        ["GET /api/v1/streaming"] = "It is no WebSocket: Mastodon answers 404 too, and apps look for that.",
        ["GET /api/v1/timelines/link"] = "No link is talked about.",
    };

    public static IReadOnlyList<string> All { get; } =
    [
        .. Lines(SigningIn), .. Lines(Instance), .. Lines(Own), .. Lines(People), .. Lines(Safety), .. Lines(Posts), .. Lines(Reading),
        .. Lines(Lists),
        .. Lines(Notifications), .. Lines(Discovery), .. Lines(Collections), .. Lines(Streaming), .. Lines(Administration),
    ];

    private const string SigningIn =
        """
        GET POST DELETE /oauth/authorize
        GET /oauth/authorize/native
        POST /oauth/token
        POST /oauth/revoke
        GET POST /oauth/userinfo
        GET /.well-known/oauth-authorization-server
        POST /api/v1/apps
        GET /api/v1/apps/verify_credentials
        POST /api/v1/accounts
        POST /api/v1/emails/confirmations
        GET /api/v1/emails/check_confirmation
        GET /invite/{id}
        """;

    private const string Instance =
        """
        GET /api/v2/instance
        GET /api/v1/instance
        GET /api/v1/instance/peers
        GET /api/v1/peers/search
        GET /api/v1/instance/activity
        GET /api/v1/instance/rules
        GET /api/v1/instance/domain_blocks
        GET /api/v1/instance/extended_description
        GET /api/v1/instance/privacy_policy
        GET /api/v1/instance/terms_of_service
        GET /api/v1/instance/terms_of_service/{date}
        GET /api/v1/instance/translation_languages
        GET /api/v1/instance/languages
        GET /api/v1/custom_emojis
        GET /api/v1/directory
        GET /api/v1/announcements
        POST /api/v1/announcements/{id}/dismiss
        PUT DELETE /api/v1/announcements/{id}/reactions/{name}
        GET /api/v1/donation_campaigns
        GET /api/v1_alpha/async_refreshes/{id}
        GET /api/oembed
        GET /health
        GET /manifest
        """;

    private const string Own =
        """
        GET /api/v1/accounts/verify_credentials
        PUT PATCH /api/v1/accounts/update_credentials
        GET PUT PATCH /api/v1/profile
        DELETE /api/v1/profile/avatar
        DELETE /api/v1/profile/header
        GET /api/v1/preferences
        GET /api/v1/endorsements
        GET /api/v1/favourites
        GET /api/v1/bookmarks
        GET POST /api/v1/markers
        GET /api/v1/annual_reports
        GET /api/v1/annual_reports/{year}
        GET /api/v1/annual_reports/{year}/state
        POST /api/v1/annual_reports/{year}/generate
        POST /api/v1/annual_reports/{year}/read
        """;

    private const string People =
        """
        GET /api/v1/accounts
        GET /api/v1/accounts/{account}
        GET /api/v1/accounts/lookup
        GET /api/v1/accounts/search
        GET /api/v1/accounts/relationships
        GET /api/v1/accounts/familiar_followers
        GET /api/v1/accounts/{account}/statuses
        GET /api/v1/accounts/{account}/followers
        GET /api/v1/accounts/{account}/following
        GET /api/v1/accounts/{account}/featured_tags
        GET /api/v1/accounts/{account}/endorsements
        GET /api/v1/accounts/{account}/lists
        GET /api/v1/accounts/{account}/collections
        GET /api/v1/accounts/{account}/in_collections
        GET /api/v1/accounts/{account}/identity_proofs
        POST /api/v1/accounts/{account}/follow
        POST /api/v1/accounts/{account}/endorse
        POST /api/v1/accounts/{account}/pin
        POST /api/v1/accounts/{account}/unendorse
        POST /api/v1/accounts/{account}/unpin
        POST /api/v1/accounts/{account}/unfollow
        POST /api/v1/accounts/{account}/remove_from_followers
        POST /api/v1/accounts/{account}/block
        POST /api/v1/accounts/{account}/unblock
        POST /api/v1/accounts/{account}/mute
        POST /api/v1/accounts/{account}/unmute
        POST /api/v1/accounts/{account}/note
        POST /api/v1/accounts/{account}/email_subscriptions
        GET /api/v1/follow_requests
        POST /api/v1/follow_requests/{id}/authorize
        POST /api/v1/follow_requests/{id}/reject
        """;

    private const string Safety =
        """
        GET /api/v1/blocks
        GET /api/v1/mutes
        GET POST DELETE /api/v1/domain_blocks
        GET /api/v1/domain_blocks/preview
        POST /api/v1/reports
        GET POST /api/v1/filters
        GET PUT PATCH DELETE /api/v1/filters/{id}
        GET POST /api/v2/filters
        GET PUT PATCH DELETE /api/v2/filters/{id}
        GET POST /api/v2/filters/{id}/keywords
        GET PUT PATCH DELETE /api/v2/filters/keywords/{id}
        GET POST /api/v2/filters/{id}/statuses
        GET DELETE /api/v2/filters/statuses/{id}
        """;

    private const string Posts =
        """
        GET POST /api/v1/statuses
        GET PUT PATCH DELETE /api/v1/statuses/{post}
        GET /api/v1/statuses/{post}/context
        GET /api/v1/statuses/{post}/source
        GET /api/v1/statuses/{post}/history
        GET /api/v1/statuses/{post}/reblogged_by
        GET /api/v1/statuses/{post}/favourited_by
        GET /api/v1/statuses/{post}/quotes
        GET /api/v1/statuses/{post}/card
        POST /api/v1/statuses/{post}/quotes/{id}/revoke
        PUT PATCH /api/v1/statuses/{post}/interaction_policy
        POST /api/v1/statuses/{post}/favourite
        POST /api/v1/statuses/{post}/unfavourite
        POST /api/v1/statuses/{post}/reblog
        POST /api/v1/statuses/{post}/unreblog
        POST /api/v1/statuses/{post}/bookmark
        POST /api/v1/statuses/{post}/unbookmark
        POST /api/v1/statuses/{post}/mute
        POST /api/v1/statuses/{post}/unmute
        POST /api/v1/statuses/{post}/pin
        POST /api/v1/statuses/{post}/unpin
        POST /api/v1/statuses/{post}/translate
        GET /api/v1/scheduled_statuses
        GET PUT PATCH DELETE /api/v1/scheduled_statuses/{id}
        POST /api/v1/media
        POST /api/v2/media
        GET PUT PATCH DELETE /api/v1/media/{id}
        GET /api/v1/polls/{id}
        POST /api/v1/polls/{id}/votes
        """;

    private const string Reading =
        """
        GET /api/v1/timelines/home
        GET /api/v1/timelines/public
        GET /api/v1/timelines/tag/{tag}
        GET /api/v1/timelines/link
        GET /api/v1/timelines/list/{id}
        GET /api/v1/timelines/direct
        GET /api/v1/conversations
        POST /api/v1/conversations/{id}/read
        POST /api/v1/conversations/{id}/unread
        DELETE /api/v1/conversations/{id}
        """;

    private const string Lists =
        """
        GET POST /api/v1/lists
        GET PUT PATCH DELETE /api/v1/lists/{id}
        GET POST DELETE /api/v1/lists/{id}/accounts
        """;

    private const string Notifications =
        """
        GET /api/v1/notifications
        GET /api/v1/notifications/{id}
        POST /api/v1/notifications/clear
        POST /api/v1/notifications/{id}/dismiss
        GET /api/v1/notifications/unread_count
        GET /api/v2/notifications
        GET /api/v2/notifications/{id}
        POST /api/v2/notifications/{id}/dismiss
        GET /api/v2/notifications/{id}/accounts
        GET /api/v2/notifications/unread_count
        POST /api/v2/notifications/clear
        GET PUT PATCH /api/v1/notifications/policy
        GET PUT PATCH /api/v2/notifications/policy
        GET /api/v1/notifications/requests
        GET /api/v1/notifications/requests/{id}
        POST /api/v1/notifications/requests/{id}/accept
        POST /api/v1/notifications/requests/{id}/dismiss
        POST /api/v1/notifications/requests/accept
        POST /api/v1/notifications/requests/dismiss
        GET /api/v1/notifications/requests/merged
        GET POST PUT PATCH DELETE /api/v1/push/subscription
        """;

    private const string Discovery =
        """
        GET /api/v2/search
        GET /api/v1/search
        GET /api/v1/trends
        GET /api/v1/trends/tags
        GET /api/v1/trends/statuses
        GET /api/v1/trends/links
        GET /api/v1/suggestions
        GET /api/v2/suggestions
        DELETE /api/v1/suggestions/{id}
        GET /api/v1/tags/{tag}
        POST /api/v1/tags/{tag}/follow
        POST /api/v1/tags/{tag}/unfollow
        POST /api/v1/tags/{tag}/feature
        POST /api/v1/tags/{tag}/unfeature
        GET /api/v1/followed_tags
        GET POST /api/v1/featured_tags
        DELETE /api/v1/featured_tags/{id}
        GET /api/v1/featured_tags/suggestions
        """;

    private const string Collections =
        """
        POST /api/v1/collections
        GET PUT PATCH DELETE /api/v1/collections/{id}
        POST /api/v1/collections/{id}/items
        DELETE /api/v1/collections/{id}/items/{item}
        POST /api/v1/collections/{id}/items/{item}/revoke
        POST /api/v1_alpha/collections
        GET PUT PATCH DELETE /api/v1_alpha/collections/{id}
        POST /api/v1_alpha/collections/{id}/items
        DELETE /api/v1_alpha/collections/{id}/items/{item}
        POST /api/v1_alpha/collections/{id}/items/{item}/revoke
        """;

    private const string Streaming =
        """
        GET /api/v1/streaming
        GET /api/v1/streaming/health
        GET /api/v1/streaming/user
        GET /api/v1/streaming/user/notification
        GET /api/v1/streaming/public
        GET /api/v1/streaming/public/local
        GET /api/v1/streaming/public/remote
        GET /api/v1/streaming/hashtag
        GET /api/v1/streaming/hashtag/local
        GET /api/v1/streaming/list
        GET /api/v1/streaming/direct
        """;

    private const string Administration =
        """
        GET /api/v1/admin/accounts
        GET /api/v2/admin/accounts
        GET DELETE /api/v1/admin/accounts/{account}
        POST /api/v1/admin/accounts/{account}/approve
        POST /api/v1/admin/accounts/{account}/enable
        POST /api/v1/admin/accounts/{account}/unsilence
        POST /api/v1/admin/accounts/{account}/unsuspend
        POST /api/v1/admin/accounts/{account}/unsensitive
        POST /api/v1/admin/accounts/{account}/reject
        POST /api/v1/admin/accounts/{account}/action
        GET /api/v1/admin/reports
        GET PUT PATCH /api/v1/admin/reports/{id}
        POST /api/v1/admin/reports/{id}/assign_to_self
        POST /api/v1/admin/reports/{id}/unassign
        POST /api/v1/admin/reports/{id}/resolve
        POST /api/v1/admin/reports/{id}/reopen
        GET POST /api/v1/admin/domain_allows
        GET DELETE /api/v1/admin/domain_allows/{id}
        GET POST /api/v1/admin/domain_blocks
        GET PUT PATCH DELETE /api/v1/admin/domain_blocks/{id}
        GET POST /api/v1/admin/email_domain_blocks
        GET DELETE /api/v1/admin/email_domain_blocks/{id}
        GET POST /api/v1/admin/ip_blocks
        GET PUT PATCH DELETE /api/v1/admin/ip_blocks/{id}
        GET POST /api/v1/admin/canonical_email_blocks
        GET DELETE /api/v1/admin/canonical_email_blocks/{id}
        POST /api/v1/admin/canonical_email_blocks/test
        GET /api/v1/admin/trends/tags
        GET /api/v1/admin/trends/links
        GET /api/v1/admin/trends/statuses
        POST /api/v1/admin/trends/tags/{id}/approve
        POST /api/v1/admin/trends/tags/{id}/reject
        POST /api/v1/admin/trends/links/{id}/approve
        POST /api/v1/admin/trends/links/{id}/reject
        POST /api/v1/admin/trends/statuses/{id}/approve
        POST /api/v1/admin/trends/statuses/{id}/reject
        GET /api/v1/admin/trends/links/publishers
        POST /api/v1/admin/trends/links/publishers/{id}/approve
        POST /api/v1/admin/trends/links/publishers/{id}/reject
        GET /api/v1/admin/tags
        GET PUT PATCH /api/v1/admin/tags/{id}
        POST /api/v1/admin/measures
        POST /api/v1/admin/dimensions
        POST /api/v1/admin/retention
        """;

    private static IEnumerable<string> Lines(string part) =>
        from line in part.Split('\n')
        let words = line.Trim().Split(' ')
        from method in words[..^1]
        select $"{method} {words[^1]}";
}
