using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>A post that is prepared and only needs to be written.</summary>
internal sealed class NewPost
{
    private const string InsertSql =
        """
        INSERT INTO posts (id, author_id, text, html, content_warning, sensitive, visibility, local_only, community_id, language,
          thread_id, reply_to_id, reply_to_account_id, app_id, created_at, chat_id, chat_question_id, aside)
        VALUES (@Id, @Author, @Text, @Html, @ContentWarning, @Sensitive, @Visibility, @LocalOnly, @Community, @Language, @Thread, @ReplyTo,
          @ReplyToAccount, @App, @Now, @Chat, @Question, @Aside)
        """;

    public required AccountId Author { get; init; }
    public required PostDraft Draft { get; init; }
    public required SafeHtml Html { get; init; }
    public required Audience Audience { get; init; }
    public required bool Sensitive { get; init; }
    public required string? Language { get; init; }

    /// <summary>The post that this one answers.</summary>
    public required Post? Answered { get; init; }

    /// <summary>Where it belongs in a tweetchat.</summary>
    public required ChatPlace? Place { get; init; }

    public required bool HasLink { get; init; }

    /// <summary>See <see cref="PostPublished"/>.</summary>
    public required bool Aside { get; init; }

    public required PostParts Parts { get; init; }
    public required TagNumbers Numbers { get; init; }

    public Task InsertAsync(WriteTransaction tx, PostId id) => tx.ExecuteAsync(InsertSql, new
    {
        Id = id,
        Author,
        Draft.Text,
        Html = Html.ToString(),
        Draft.ContentWarning,
        Sensitive,
        Visibility = (long)Audience.Visibility,
        Audience.LocalOnly,
        Community = Audience.Community?.Value,
        Language,
        Thread = Answered?.ThreadId ?? id.Value,
        ReplyTo = Answered?.Id.Value,
        ReplyToAccount = AnsweredPerson?.Value,
        App = Draft.App?.Value,
        Chat = Place?.Chat.Id.Value,
        Question = Place?.Question?.Id.Value,
        Aside,
        tx.Now,
    });

    /// <summary>Authors are left out of those mentioned: they need not be told of mentioning themselves.</summary>
    /// <param name="authorPosts">How many posts the author has now; null if this one is not counted.</param>
    public PostPublished Published(PostId id, long? authorPosts, PostCounts? answered) =>
        new(
        id, Author, Audience.Visibility, Answered?.Id, AnsweredPerson, [.. Parts.Mentioned.Where(m => m != Author)], Language,
        Parts.Tags.Count == 0 ? null : [.. Parts.Tags.Select(t => t.Name)], authorPosts, answered,
        Answered is { } parent ? new PostId(parent.ThreadId) : id, Audience.LocalOnly, Audience.Community,
        Parts.Tags.Count == 0 ? null : [.. Parts.Tags.Select(tag => Numbers.Of(tag.Name, id, Audience))],
        Place?.Chat.Id, Place?.Question?.Id, Aside);

    private AccountId? AnsweredPerson => Answered?.AnsweredBy(Author);
}
