using Canteen.Core.Lists;
using Canteen.Core.Search;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Subscribes a listener to a topic, if its scopes allow it.</summary>
public sealed class Subscribe(
    Subscriptions subscriptions, TimelineCache timelines, ListCache lists, WatchList watchList, HearInPublic open, StreamQueue backlog)
{
    private const int MostTopics = 100;

    /// <summary>Once it returns, the listener misses nothing. Subscribing to the same topic again changes nothing.</summary>
    /// <returns>
    /// 401 if the scope is missing or the list or the tweetchat is not for the listener, 400 if the listener has too many topics.
    /// </returns>
    public async Task<Outcome<Done>> RunAsync(Listener listener, Topic topic, CancellationToken ct)
    {
        if (!listener.Scopes.Covers(topic.Scope))
            return new Fault(FaultKind.Unauthorized, $"This stream needs a token with the scope {topic.Scope}");
        if (listener.Hears(topic)) return Done.It;
        if (listener.Count >= MostTopics) return Fault.BadRequest($"This connection listens to too many streams (maximum is {MostTopics})");
        if (topic.Kind == TopicKind.List && await lists.FindAsync(listener.Account, topic.List, ct) is null) return TopicNames.NoList;
        if (topic.Kind == TopicKind.Chat && !await open.MayHearAsync(listener.Account, topic.Chat, ct)) return TopicNames.NoChat;
        listener.Add(topic, await HearAsync(new Subscription(listener, topic), ct));
        return Done.It;
    }

    private async Task<IDisposable> HearAsync(Subscription subscription, CancellationToken ct)
    {
        switch (subscription.Topic.Kind)
        {
            case TopicKind.Home: return await HearHomeAsync(subscription, ct);
            case TopicKind.List: return await HearListAsync(subscription, ct);
            case TopicKind.Notifications: return HearNotifications(subscription);
            case TopicKind.Public: return subscriptions.Add(Subscriptions.Public, subscription);
            case TopicKind.Tag: return await open.TagAsync(subscription, ct);
            case TopicKind.Chat: return subscriptions.Add(Subscriptions.Chat(subscription.Topic.Chat), subscription);
            default: return new DisposableAction(() => { });
        }
    }

    private async Task<IDisposable> HearHomeAsync(Subscription subscription, CancellationToken ct)
    {
        var key = FeedKey.Home(subscription.Listener.Account);
        var home = await timelines.WatchAsync(key, news => backlog.Add(news, subscription), ct);
        var filters = subscriptions.Add(Subscriptions.FiltersOf(subscription.Listener.Account), subscription);
        var notifications = subscription.Listener.Scopes.Covers(Scopes.Notifications) ? HearNotifications(subscription) : null;
        return new DisposableAction(() =>
        {
            home.Dispose();
            filters.Dispose();
            notifications?.Dispose();
        });
    }

    private Task<IDisposable> HearListAsync(Subscription subscription, CancellationToken ct) =>
        watchList.RunAsync(
            subscription.Listener.Account, subscription.Topic.List, news => backlog.Add(news, subscription),
            () => subscription.Listener.Stream.End(StreamEnd.Behind), ct);

    private IDisposable HearNotifications(Subscription subscription) =>
        subscriptions.Add(Subscriptions.NotificationsOf(subscription.Listener.Account), subscription);
}
