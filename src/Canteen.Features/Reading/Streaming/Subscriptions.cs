namespace Canteen.Features.Reading.Streaming;

/// <summary>Who on this node listens to what.</summary>
public sealed class Subscriptions
{
    private readonly Lock _guard = new();
    private readonly Dictionary<string, HashSet<Subscription>> _byPlace = [];

    /// <summary>The place at which all public posts are heard.</summary>
    public const string Public = "public";

    public static string Tag(string folded) => "tag " + folded;

    public static string Chat(Id<Chat> chat) => "chat " + chat;

    public static string NotificationsOf(AccountId account) => "notifications " + account;

    public static string FiltersOf(AccountId account) => "filters " + account;

    public bool Any(string place)
    {
        lock (_guard) return _byPlace.ContainsKey(place);
    }

    public IReadOnlyList<Subscription> At(string place)
    {
        lock (_guard) return _byPlace.TryGetValue(place, out var there) ? [.. there] : [];
    }

    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Add(string place, Subscription subscription)
    {
        lock (_guard)
        {
            if (!_byPlace.TryGetValue(place, out var there)) _byPlace[place] = there = new(ReferenceEqualityComparer.Instance);
            there.Add(subscription);
        }
        return new DisposableAction(() => Remove(place, subscription));
    }

    private void Remove(string place, Subscription subscription)
    {
        lock (_guard)
        {
            if (!_byPlace.TryGetValue(place, out var there)) return;
            there.Remove(subscription);
            if (there.Count == 0) _byPlace.Remove(place);
        }
    }
}
