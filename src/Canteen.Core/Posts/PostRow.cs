using Canteen.Core.Accounts;

namespace Canteen.Core.Posts;

/// <summary>A row of <c>posts</c> with the app in which it was written.</summary>
internal class PostRow
{
    public const string Columns =
        """
        p.id, p.author_id, p.uri, p.url, p.local, p.text, p.html, p.content_warning, p.sensitive, p.visibility, p.local_only, p.community_id,
        p.language, p.thread_id, p.boost_of_id, p.chat_id, p.chat_question_id, p.created_at, p.edited_at,
        p.replies_count, p.boosts_count, p.favourites_count, a.name AS app_name, a.website AS app_website
        """;

    public PostId Id { get; set; }
    public AccountId AuthorId { get; set; }
    public string? Uri { get; set; }
    public string? Url { get; set; }
    public bool Local { get; set; }
    public string Text { get; set; } = "";
    public string Html { get; set; } = "";
    public string ContentWarning { get; set; } = "";
    public bool Sensitive { get; set; }
    public Visibility Visibility { get; set; }
    public bool LocalOnly { get; set; }
    public CommunityId? CommunityId { get; set; }
    public string? Language { get; set; }
    public PostId ThreadId { get; set; }

    /// <summary>The post that it answers, if the reader may know that.</summary>
    public PostId? ReplyToId { get; set; }

    public AccountId? ReplyToAccountId { get; set; }
    public PostId? BoostOfId { get; set; }
    public Id<Chat>? ChatId { get; set; }
    public Id<ChatQuestion>? ChatQuestionId { get; set; }
    public long CreatedAt { get; set; }
    public long? EditedAt { get; set; }
    public long RepliesCount { get; set; }
    public long BoostsCount { get; set; }
    public long FavouritesCount { get; set; }
    public string? AppName { get; set; }
    public string? AppWebsite { get; set; }

    public PostView ToView(AccountView author) => new()
    {
        Id = Id,
        Author = author,
        Audience = new(Visibility, LocalOnly, CommunityId),
        CreatedAt = CreatedAt,
        EditedAt = EditedAt,
        Words = PostWords.Of(Local, Text, Html),
        ContentWarning = ContentWarning,
        Sensitive = Sensitive,
        Language = Language,
        ThreadId = ThreadId,
        ReplyToId = ReplyToId,
        // The author that it answers is shown together with the post that it answers, or not at all; not even when that post is gone,
        // because it may have been hidden.
        ReplyToAccountId = ReplyToId is null ? null : ReplyToAccountId,
        Chat = ChatId,
        Question = ChatQuestionId,
        App = AppName is { } name ? new AppView(name, AppWebsite) : null,
        RepliesCount = RepliesCount,
        BoostsCount = BoostsCount,
        FavouritesCount = FavouritesCount,
        Uri = Uri ?? $"{author.Uri}/statuses/{Id}",
        Url = Url ?? $"{author.Url}/{Id}",
    };
}
