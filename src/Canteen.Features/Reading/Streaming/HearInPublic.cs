using Canteen.Core.Chats;
using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Streams;
using Canteen.Storage;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Subscribes to what many hear the same of: hashtags and tweetchats.</summary>
public sealed class HearInPublic(Subscriptions subscriptions, TagAliasCache aliases, Database database)
{
    public async Task<bool> MayHearAsync(AccountId listener, Id<Chat> chat, CancellationToken ct) =>
        await database.ReadAsync(db => ChatGate.VisibleChatAsync(db, chat, listener), ct) is not null;

    /// <summary>All hashtags that are read together with it.</summary>
    internal async Task<IDisposable> TagAsync(Subscription subscription, CancellationToken ct)
    {
        var group = (await aliases.FindAsync(ct)).GroupOf(subscription.Topic.Tag);
        List<IDisposable> heard = [.. group.Select(name => subscriptions.Add(Subscriptions.Tag(name), subscription))];
        // What changed before it listened, it has not heard.
        if (!group.SequenceEqual((await aliases.FindAsync(ct)).GroupOf(subscription.Topic.Tag)))
            subscription.Listener.Stream.End(StreamEnd.Behind);
        return new DisposableAction(() => heard.ForEach(one => one.Dispose()));
    }
}
