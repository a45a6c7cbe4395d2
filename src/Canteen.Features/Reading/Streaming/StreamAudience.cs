using Canteen.Core.Audiences;
using Canteen.Core.Filters;
using Canteen.Core.Notifications;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Who is sent what, of those who listen.</summary>
public sealed class StreamAudience(
    Subscriptions subscriptions, ViewerCache viewers, FilterCache filters, QuietHoursCache hours, Database database, TimeProvider clock)
{
    /// <returns>Nobody while the person wants to be left alone by such a notification.</returns>
    public async ValueTask<IReadOnlyList<Subscription>> OfAsync(PersonNotified told, CancellationToken ct) =>
        await hours.IsAnnouncedAsync(told, ct) ? subscriptions.At(Subscriptions.NotificationsOf(told.Account)) : [];

    public IReadOnlyList<Subscription> Of(FiltersStreamEvent changed) => subscriptions.At(Subscriptions.FiltersOf(changed.Owner));

    /// <returns>Those who listen where the post belongs, without those who muted its author or have a block between them.</returns>
    public async ValueTask<List<Subscription>> OfAsync(PublicStreamEvent post, CancellationToken ct)
    {
        var (hearers, now) = (new List<Subscription>(), clock.Milliseconds());
        if (post.OfChat && !await IsShownInChatAsync(post.Post, ct)) return hearers;
        foreach (var hearer in post.Places.SelectMany(subscriptions.At).Distinct<Subscription>(ReferenceEqualityComparer.Instance))
        {
            var viewer = await viewers.FindAsync(hearer.Listener.Account, ct);
            if (!MuteRule.HidesNews(viewer, post.People, FilterContext.Public, now)) hearers.Add(hearer);
        }
        return hearers;
    }

    public IReadOnlyList<Subscription> Of(ChatStreamEvent changed) => subscriptions.At(Subscriptions.Chat(changed.Changed.Chat));

    private async Task<bool> IsShownInChatAsync(PostId post, CancellationToken ct) =>
        await database.ReadAsync(db => db.ScalarAsync<long?>("SELECT state FROM chat_posts WHERE post_id = @post", new { post }), ct) == 0;

    /// <summary>Those who filter are told what their filters found, so each of them is told of a post in other words.</summary>
    public async ValueTask<ILookup<bool, Subscription>> ByFilteringAsync(IReadOnlyList<Subscription> hearers, CancellationToken ct)
    {
        var filtering = new HashSet<Subscription>(ReferenceEqualityComparer.Instance);
        foreach (var hearer in hearers)
            if (!(await filters.FindAsync(hearer.Listener.Account, ct)).IsEmpty) filtering.Add(hearer);
        return hearers.ToLookup(filtering.Contains);
    }
}
