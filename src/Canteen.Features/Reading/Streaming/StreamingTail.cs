using Canteen.Storage;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Picks out of the event log what somebody on this node listens to. News of home timelines arrives separately.</summary>
public sealed class StreamingTail(Subscriptions subscriptions, StreamQueue backlog) : ILiveTail
{
    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished { Visibility: Visibility.Public } p: Tell(p.Post, false, Places(IsForEveryone(p), p.Tags)); break;
            case PostDeleted { Visibility: Visibility.Public } d: Tell(d.Post, true, Places(true, d.Tags)); break;
            case PersonNotified n when subscriptions.Any(Subscriptions.NotificationsOf(n.Account)): backlog.Add(new NotificationStreamEvent(n)); break;
        }
    }

    // As on the public timeline: replies to others are left out, because they interest only people who follow the conversation.
    private static bool IsForEveryone(PostPublished post) => post.ReplyTo is null || post.ReplyToAuthor == post.Author;

    private static IEnumerable<string> Places(bool everyone, IReadOnlyList<string>? tags) =>
        (tags ?? []).Select(Subscriptions.Tag).Concat(everyone ? [Subscriptions.Public] : []);

    private void Tell(PostId post, bool gone, IEnumerable<string> places)
    {
        string[] heard = [.. places.Where(subscriptions.Any)];
        if (heard.Length > 0) backlog.Add(new PublicStreamEvent(post, gone, heard));
    }
}
