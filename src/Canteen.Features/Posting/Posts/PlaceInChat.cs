using Canteen.Core.Chats;
using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>Finds the tweetchat in which a new post belongs: the one in whose room it is written, or one with its hashtag.</summary>
public sealed class PlaceInChat(OpenChats chats, TagAliasCache aliases, TimeProvider clock)
{
    /// <returns>Null where it belongs to none.</returns>
    internal async Task<ChatPlace?> FindAsync(ReadSession db, PostDraft draft, PostText text, Post? answered, Audience audience)
    {
        var now = clock.Milliseconds();
        if (draft.Chat is { } wish) return await WishedAsync(db, wish, answered, now);
        if (text.Tags.Count == 0) return null;
        var found = new List<Chat>();
        foreach (var tag in text.Tags.Take(PostParts.MaxTags))
            foreach (var name in (await aliases.FindAsync(db)).GroupOf(tag.Name)) found.AddRange(await chats.WithTagAsync(db, name));
        return found.Count == 0 ? null : ChatPlace.Find(found.Distinct(), audience, answered, AnswerLabel.Read(draft.Text), now);
    }

    private static async Task<ChatPlace?> WishedAsync(ReadSession db, ChatWish wish, Post? answered, long now)
    {
        if (await ChatReader.FindAsync(db, wish.Chat) is not { } chat || chat.LatenessAt(now) is not { } lateness) return null;
        var place = ChatPlace.In(chat, answered, label: null, lateness);
        var question = chat.Questions.FirstOrDefault(one => one.Id == wish.Question) ?? place.Question;
        return place with { Question = question, Kind = wish.IsQuestion ? ChatPostKind.Question : place.Kind };
    }
}
