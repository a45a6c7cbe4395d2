using Canteen.Core.Text;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A transcript for programs; its posts are written as they are read.</summary>
/// <param name="Summary">Markdown; empty for none.</param>
/// <param name="AsOf">ISO 8601, as all times.</param>
internal sealed record TranscriptJson(
    string Id, string Title, string Tag, string Url, string StartsAt, string EndsAt, string AsOf, string Summary,
    IReadOnlyList<TranscriptQuestionJson> Questions, IAsyncEnumerable<TranscriptPostJson> Posts)
{
    public static TranscriptJson From(Chat chat, string url, long now, IAsyncEnumerable<TranscriptEntry> entries) => new(
        chat.Id.ToString(), chat.Title, chat.TagDisplay, url, ApiTime.Iso(chat.StartsAt), ApiTime.Iso(chat.EndsAt), ApiTime.Iso(now),
        chat.Summary, [.. chat.Questions.Where(question => question.IsAsked).Select(TranscriptQuestionJson.From)],
        entries.Select(TranscriptPostJson.From));
}

/// <param name="Label">Q1, introductions, wrap-up.</param>
internal sealed record TranscriptQuestionJson(string Id, string Label, string Text, string AskedAt)
{
    public static TranscriptQuestionJson From(ChatQuestion question) =>
        new(question.Id.ToString(), EntryWords.LabelOf(question), question.Text, ApiTime.Iso(question.AskedAt));
}

/// <param name="Question">The label of the question; empty where it answers none.</param>
/// <param name="Kind">question, answer or reply.</param>
/// <param name="Text">As typed.</param>
/// <param name="Late">early, late, or empty for what was written in time.</param>
internal sealed record TranscriptPostJson(
    string Id, string? InReplyToId, string Question, string Kind, string CreatedAt, TranscriptAuthorJson Account, string SpoilerText,
    string Text, string Url, long FavouritesCount, long ReblogsCount, string Late)
{
    public static TranscriptPostJson From(TranscriptEntry entry)
    {
        var post = entry.Post.ToView();
        return new(
            post.Id.ToString(), post.ReplyToId?.ToString(), EntryWords.LabelOf(entry.Question), EntryWords.KindOf(entry.Kind),
            ApiTime.Iso(post.CreatedAt), TranscriptAuthorJson.From(post.Author), post.ContentWarning, post.Typed ?? "", post.Url,
            post.FavouritesCount, post.BoostsCount, EntryWords.LateOf(entry.Lateness));
    }
}

internal sealed record TranscriptAuthorJson(string Id, string Acct, string DisplayName, string Profession, string Organisation, string Url)
{
    public static TranscriptAuthorJson From(Core.Accounts.AccountView author) =>
        new(author.Id.ToString(), author.Acct, author.Name, author.Profession, author.Organisation, author.Url);
}
