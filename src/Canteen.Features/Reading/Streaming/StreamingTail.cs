using Canteen.Core.Audiences;
using Canteen.Features.Platform.Streams;
using Canteen.Storage;

namespace Canteen.Features.Reading.Streaming;

/// <summary>
/// Picks out of the event log what somebody on this node listens to. News of home timelines and lists arrives separately.
/// </summary>
public sealed class StreamingTail(Subscriptions subscriptions, StreamQueue backlog) : ILiveTail
{
    private static readonly PeopleOfPost Nobody = new(default, null, null, []);

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished p: Tell(p.Post, false, PeopleOfPost.Of(p), Places(p)); Said(p); break;
            case ChatPostRuled { IsShown: false } r: Tell(r.Post, true, Nobody, [Subscriptions.Chat(r.Chat)]); break;
            case ChatChanged c when subscriptions.Any(Subscriptions.Chat(c.Chat)): backlog.Add(new ChatStreamEvent(c)); break;
            case PostDeleted d:
                Tell(d.Post, true, new(d.Author, null, null, []), Places(PublicRule.MayHaveBelonged(d), TagRule.TagsOf(d), d.Chat)); break;
            case PersonNotified n when subscriptions.Any(
                Subscriptions.NotificationsOf(n.Account)):
                backlog.Add(new NotificationStreamEvent(n)); break;
            case FiltersChanged f when subscriptions.Any(Subscriptions.FiltersOf(f.Account)):
                backlog.Add(new FiltersStreamEvent(f.Account)); break;
            case TagAliasesChanged changed: Restart(changed.Names); break;
        }
    }

    /// <summary>What hears of a new post, by its keys.</summary>
    internal static IEnumerable<string> Places(PostPublished post) => Places(PublicRule.Belongs(post), TagRule.TagsOf(post));

    /// <summary>Whether it is shown in the tweetchat, only the database knows: somebody may be muted there.</summary>
    private void Said(PostPublished post)
    {
        if (post.Chat is { } chat && subscriptions.Any(Subscriptions.Chat(chat)))
            backlog.Add(new PublicStreamEvent(post.Post, false, PeopleOfPost.Of(post), [Subscriptions.Chat(chat)]) { OfChat = true });
    }

    private static IEnumerable<string> Places(bool isPublic, IReadOnlyList<string> tags, Id<Chat>? chat = null) =>
        tags.Select(Subscriptions.Tag).Concat(isPublic ? [Subscriptions.Public] : [])
            .Concat(chat is { } its ? [Subscriptions.Chat(its)] : []);

    /// <summary>Which hashtags belong to a stream is settled when it begins: whoever listens begins again.</summary>
    private void Restart(IReadOnlyList<string> tags)
    {
        foreach (var hearer in tags.SelectMany(tag => subscriptions.At(Subscriptions.Tag(tag))))
            hearer.Listener.Stream.End(StreamEnd.Behind);
    }

    private void Tell(PostId post, bool gone, in PeopleOfPost people, IEnumerable<string> places)
    {
        string[] heard = [.. places.Where(subscriptions.Any)];
        if (heard.Length > 0) backlog.Add(new PublicStreamEvent(post, gone, people, heard));
    }
}
