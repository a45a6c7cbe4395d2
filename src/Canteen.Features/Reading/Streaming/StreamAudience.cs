using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Who is sent what, of those who listen.</summary>
public sealed class StreamAudience(Subscriptions subscriptions, ViewerCache viewers, TimeProvider clock)
{
    public IReadOnlyList<Subscription> Of(PersonNotified told) => subscriptions.At(Subscriptions.NotificationsOf(told.Account));

    /// <returns>Those who listen where the post belongs, without those who muted its author or have a block between them.</returns>
    public async ValueTask<List<Subscription>> OfAsync(PublicStreamEvent post, CancellationToken ct)
    {
        var (hearers, now) = (new List<Subscription>(), clock.Milliseconds());
        foreach (var hearer in post.Places.SelectMany(subscriptions.At))
        {
            var viewer = await viewers.FindAsync(hearer.Listener.Account, ct);
            if (!MuteRule.HidesNews(viewer, post.People, FilterContext.Public, now)) hearers.Add(hearer);
        }
        return hearers;
    }
}
