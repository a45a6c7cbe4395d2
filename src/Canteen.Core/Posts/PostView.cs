using Canteen.Core.Accounts;
using Canteen.Core.Filters;
using Canteen.Core.Viewers;

namespace Canteen.Core.Posts;

/// <summary>A post as one viewer may see it. Times in milliseconds.</summary>
public sealed record PostView
{
    public required PostId Id { get; init; }
    public required AccountView Author { get; init; }
    public required Audience Audience { get; init; }
    public required long CreatedAt { get; init; }
    public long? EditedAt { get; init; }

    internal PostWords Words { private get; init; }

    /// <summary>As typed; empty for a boost, null for a post of another server: its HTML is never taken for what somebody typed.</summary>
    public string? Typed => Words.Typed;

    public SafeHtml Html => Words.Html;

    public string ContentWarning { get; init; } = "";
    public bool Sensitive { get; init; }
    public string? Language { get; init; }

    /// <summary>The first post of its thread.</summary>
    public required PostId ThreadId { get; init; }

    public PostId? ReplyToId { get; init; }
    public AccountId? ReplyToAccountId { get; init; }

    /// <summary>The post that was boosted; null when this is not a boost.</summary>
    public PostView? BoostOf { get; init; }

    public IReadOnlyList<MentionView> Mentions { get; init; } = [];
    public IReadOnlyList<TagView> Tags { get; init; } = [];

    /// <summary>The tweetchat that it belongs to.</summary>
    public Id<Chat>? Chat { get; init; }

    /// <summary>The question that it answers there.</summary>
    public Id<ChatQuestion>? Question { get; init; }

    public AppView? App { get; init; }
    public long RepliesCount { get; init; }
    public long BoostsCount { get; init; }
    public long FavouritesCount { get; init; }

    /// <summary>The viewer's flags; null for a visitor.</summary>
    public PostFlags? Flags { get; init; }

    /// <summary>What the viewer's filters found in it.</summary>
    public IReadOnlyList<FilterMatch> Filtered { get; init; } = [];

    /// <summary>The viewer wrote it, or (on a boost) boosted it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The id of the object in ActivityPub.</summary>
    public required string Uri { get; init; }

    /// <summary>The page of the post, absolute.</summary>
    public required string Url { get; init; }

    public Visibility Visibility => Audience.Visibility;

    /// <summary>The page on this server, relative: <c>/@name/123</c>.</summary>
    public string Path => $"{Author.Path}/{Id}";

    /// <summary>The post to read and act on: the boosted post, or this one.</summary>
    public PostView Shown => BoostOf ?? this;

    /// <summary>Without what differs by viewer or changes often: the same for all who see it.</summary>
    public PostView Same =>
        this with { Flags = null, Filtered = [], IsOwn = false, RepliesCount = 0, BoostsCount = 0, FavouritesCount = 0 };
}

public sealed record MentionView(AccountId Id, string Handle, string Acct, string Url, string Uri);

/// <param name="Name">Folded, as it is searched for.</param>
/// <param name="Display">As first written, in CamelCase for screen readers.</param>
/// <param name="Url">The page of the tag, absolute.</param>
public sealed record TagView(string Name, string Display, string Url);

public sealed record AppView(string Name, string? Website);
