using Canteen.Core.Chats;

namespace Canteen.Features.Platform.Posts;

/// <summary>What somebody wants to post. Control characters are already removed from texts; null means the account's default.</summary>
public sealed record PostDraft(string Text)
{
    public const int MaxMentions = 50;

    public string ContentWarning { get; init; } = "";
    public bool? Sensitive { get; init; }
    public Visibility? Visibility { get; init; }

    /// <summary>A BCP 47 tag; an invalid one counts as not given.</summary>
    public string? Language { get; init; }

    public PostId? ReplyTo { get; init; }

    /// <summary>A repeated request within the hour is answered with the first post and makes no second one.</summary>
    public string? IdempotencyKey { get; init; }

    public AppId? App { get; init; }

    /// <summary>The tweetchat in whose room it is written; null elsewhere.</summary>
    public ChatWish? Chat { get; init; }

    /// <summary>
    /// Trims the texts; a blank one becomes empty. A warning without a text becomes the text, and a post with a warning is sensitive.
    /// </summary>
    public PostDraft Settled()
    {
        var (text, warning) = (PlainText.Trim(Text), PlainText.Trim(ContentWarning));
        var settled = this with { Text = text, ContentWarning = warning, Sensitive = warning.Length > 0 ? true : Sensitive };
        return text.Length > 0 ? settled : settled with { Text = warning, ContentWarning = "" };
    }

    /// <summary>Null if it may be published.</summary>
    public Fault? Check(PostText text, int maxCharacters)
    {
        if (Text.Length == 0) return Fault.Invalid("Validation failed: Text can't be blank");
        if (text.CountedLength(ContentWarning) > maxCharacters)
            return Fault.Invalid($"Validation failed: Text character limit of {maxCharacters} exceeded");
        if (text.Mentions.Count > MaxMentions)
            return Fault.Invalid($"Validation failed: Text mentions too many people (maximum is {MaxMentions})");
        if (IdempotencyKey is { Length: > 255 })
            return Fault.Invalid("Validation failed: Idempotency-Key is too long (maximum is 255 characters)");
        return null;
    }
}
