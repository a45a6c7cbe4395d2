using System.Text;
using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Sends events to everybody who listens, one after the other, so that all receive them in the order of the event log.</summary>
public sealed class DispatchStreamEvents(
    StreamQueue backlog, StreamAudience audience, Listeners listeners, RenderedPosts posts, RenderedNotifications notifications,
    ILogger<DispatchStreamEvents> log)
    : BackgroundService
{
    private const string New = "update", Gone = "delete", Notification = "notification", FiltersAnew = "filters_changed";
    private const string ChatAnew = "chat_changed";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (lost, happenings) = await backlog.TakeAsync(stoppingToken);
                if (lost) listeners.EndAll(StreamEnd.Behind);
                foreach (var happening in happenings) await TellAsync(happening, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Something could not be told to those who listen; they are asked to begin anew.");
                listeners.EndAll(StreamEnd.Behind);
            }
        }
    }

    private Task TellAsync(StreamEvent happening, CancellationToken ct) => happening switch
    {
        TimelineStreamEvent { News.Change: TimelineChange.Arrived } some =>
            TellEachAsync(some.News.Entry, some.Whose, FilterContext.Home, ct),
        TimelineStreamEvent some => TellGone(some.News.Entry, some.Whose),
        PublicStreamEvent { Gone: true } post => TellPublicGoneAsync(post, ct),
        PublicStreamEvent post => TellPublishedAsync(post, ct),
        NotificationStreamEvent told => TellNotifiedAsync(told.Told, ct),
        FiltersStreamEvent changed => TellFiltersChanged(changed),
        ChatStreamEvent changed => TellChatChanged(changed),
        _ => throw new ArgumentOutOfRangeException(nameof(happening)),
    };

    private async Task TellEachAsync(PostId post, List<Subscription> whose, FilterContext where, CancellationToken ct)
    {
        var frames = new WireFrames(New);
        var shown = await posts.JsonForEachAsync(post, whose.ConvertAll(to => to.Listener.Account), where, ct);
        foreach (var (to, json) in whose.Zip(shown))
            if (json is not null) frames.Send(to, json);
    }

    /// <summary>
    /// What visitors may read looks the same to all who want to hear of it and filter nothing; the rest is made for each.
    /// </summary>
    private async Task TellPublishedAsync(PublicStreamEvent post, CancellationToken ct)
    {
        var hearers = await audience.OfAsync(post, ct);
        if (await posts.JsonAsync(post.Post, null, FilterContext.Public, ct) is not { } json)
        {
            await TellEachAsync(post.Post, hearers, FilterContext.Public, ct);
            return;
        }
        var (frames, byFiltering) = (new WireFrames(New), await audience.ByFilteringAsync(hearers, ct));
        foreach (var to in byFiltering[false]) frames.Send(to, json);
        await TellEachAsync(post.Post, [.. byFiltering[true]], FilterContext.Public, ct);
    }

    private async Task TellNotifiedAsync(PersonNotified told, CancellationToken ct)
    {
        var hearers = await audience.OfAsync(told, ct);
        if (hearers.Count == 0 || await notifications.JsonAsync(told.Notification, told.Account, ct) is not { } json) return;
        var frames = new WireFrames(Notification);
        foreach (var to in hearers) frames.Send(to, json);
    }

    /// <summary>Mastodon gives this event no payload. Server-sent events need a line of data, or browsers drop them.</summary>
    private Task TellFiltersChanged(FiltersStreamEvent changed)
    {
        var frames = new WireFrames(FiltersAnew) { HasPayload = false };
        foreach (var to in audience.Of(changed)) frames.Send(to, Nothing);
        return Task.CompletedTask;
    }

    private Task TellChatChanged(ChatStreamEvent changed)
    {
        var (frames, payload) = (new WireFrames(ChatAnew), ChatChangeJson.Of(changed.Changed));
        foreach (var to in audience.Of(changed)) frames.Send(to, payload);
        return Task.CompletedTask;
    }

    private async Task TellPublicGoneAsync(PublicStreamEvent post, CancellationToken ct) =>
        await TellGone(post.Post, await audience.OfAsync(post, ct));

    private static Task TellGone(PostId id, IEnumerable<Subscription> whose)
    {
        var (frames, payload) = (new WireFrames(Gone), Encoding.UTF8.GetBytes(id.ToString()));
        foreach (var to in whose) frames.Send(to, payload);
        return Task.CompletedTask;
    }
}
