using Canteen.Core.Accounts;
using Canteen.Core.Filters;
using System.Text.Json.Serialization;

namespace Canteen.Core.Posts;

/// <summary>Mastodon's Status. Keys of features that do not exist here yet are sent empty, because strict clients need them.</summary>
public sealed record StatusJson
{
    public required string Id { get; init; }
    public required string CreatedAt { get; init; }
    public string? InReplyToId { get; init; }
    public string? InReplyToAccountId { get; init; }
    public bool Sensitive { get; init; }
    public string SpoilerText { get; init; } = "";
    public required string Visibility { get; init; }
    public string? Language { get; init; }
    public required string Uri { get; init; }
    public required string Url { get; init; }
    public long RepliesCount { get; init; }
    public long ReblogsCount { get; init; }
    public long FavouritesCount { get; init; }
    public long QuotesCount { get; init; }
    public string? EditedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    /// <summary>As typed: replaces <see cref="Content"/> in the answer to a delete, so that the post can be written again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    public StatusJson? Reblog { get; init; }
    public ApplicationJson? Application { get; init; }
    public required AccountJson Account { get; init; }
    public IReadOnlyList<object> MediaAttachments { get; init; } = [];
    public IReadOnlyList<MentionJson> Mentions { get; init; } = [];
    public IReadOnlyList<ShallowTagJson> Tags { get; init; } = [];
    public IReadOnlyList<object> Emojis { get; init; } = [];
    public object? Card { get; init; }
    public object? Poll { get; init; }
    public object? Quote { get; init; }
    public required QuoteApprovalJson QuoteApproval { get; init; }
    public IReadOnlyList<object> TaggedCollections { get; init; } = [];

    /// <summary>What other servers of Mastodon's interface do not have.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CanteenJson? Canteen { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Favourited { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Reblogged { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Muted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Bookmarked { get; init; }

    /// <summary>Only for the viewer's own posts that could be pinned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Pinned { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FilterResultJson>? Filtered { get; init; }

    public static StatusJson From(PostView post) => PostAsStatusJson.Post(post);

    public static List<StatusJson> From(IEnumerable<PostView> posts) => [.. posts.Select(From)];
}

/// <param name="Chat">The tweetchat that a post belongs to.</param>
/// <param name="Question">The question that it answers there.</param>
public sealed record CanteenJson(string Chat, string? Question);

public sealed record ApplicationJson(string Name, string? Website);

public sealed record MentionJson(string Id, string Username, string Url, string Acct);

public sealed record ShallowTagJson(string Name, string Url);

/// <summary>Who may quote the post. Nobody: there are no quotes here yet, and saying so keeps clients from offering them.</summary>
public sealed record QuoteApprovalJson(IReadOnlyList<string> Automatic, IReadOnlyList<string> Manual, string CurrentUser)
{
    public static readonly QuoteApprovalJson Nobody = new([], [], "denied");
}
