using System.Runtime.CompilerServices;
using Canteen.Core.Viewers;
using Canteen.Testing;

namespace Canteen.Tests.Server.Core.Viewers;

[Trait("engine", "either")]
public sealed class FlagCacheTests
{
    [Fact]
    public void What_is_not_marked_is_known_down_to_the_floor()
    {
        var flags = new FlagCache(
            new LoadedFlags([(50, PostFlags.Favourited), (50, PostFlags.Pinned), (40, PostFlags.Boosted)], Floor: 45));
        Assert.Equal(PostFlags.Favourited | PostFlags.Pinned, Of(flags, 50));
        Assert.Equal(PostFlags.None, Of(flags, 60));
        Assert.Equal(PostFlags.None, Of(flags, 45));
        Assert.Null(Of(flags, 44));
        Assert.Null(Of(flags, 40));
    }

    [Fact]
    public void A_mark_comes_and_goes()
    {
        var flags = new FlagCache(new LoadedFlags([], Floor: 0));
        flags.Change(new PostId(7), PostFlags.Favourited, on: true);
        flags.Change(new PostId(7), PostFlags.Bookmarked, on: true);
        flags.Change(new PostId(7), PostFlags.Favourited, on: false);
        flags.Change(new PostId(7), PostFlags.Favourited, on: false);
        Assert.Equal(PostFlags.Bookmarked, Of(flags, 7));
        flags.Change(new PostId(7), PostFlags.Bookmarked, on: false);
        Assert.Equal(PostFlags.None, Of(flags, 7));
    }

    [Fact]
    public void Of_too_many_marks_the_oldest_are_forgotten_and_not_denied()
    {
        var flags = new FlagCache(new LoadedFlags([], Floor: 0));
        for (var post = 1; post <= FlagCache.Most + 5; post++) flags.Change(new PostId(post), PostFlags.Boosted, on: true);
        Assert.Null(Of(flags, 5));
        Assert.Equal(PostFlags.Boosted, Of(flags, 6));
        flags.Change(new PostId(5), PostFlags.Boosted, on: false);
        Assert.Null(Of(flags, 5));
    }

    [Fact]
    public void Every_flag_comes_and_goes_with_an_event()
    {
        var events = typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract);
        var changes = events.Select(e => FlagChange.Of((DomainEvent)RuntimeHelpers.GetUninitializedObject(e))).OfType<FlagChange>();
        var flags = Enum.GetValues<PostFlags>().Where(flag => flag != PostFlags.None);
        Assert.Equal(
            flags.SelectMany(flag => new[] { (flag, false), (flag, true) }).Order(),
            changes.Select(change => (change.Flag, change.On)).Order());
    }

    [Fact]
    public async Task Whoever_marked_much_is_told_of_all_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var ids = new List<string>();
        for (var i = 0; i < FlagCache.Most + 20; i++) ids.Add(await ben.PublishAsync($"Post {i}"));
        foreach (var id in ids.Where((_, i) => i != 3)) await ada.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        var oldest = (await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/statuses?min_id=1&limit=10")).EnumerateArray().Reverse();
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => i != 3),
            oldest.Select(post => post.GetProperty("favourited").GetBoolean()));
    }

    private static PostFlags? Of(FlagCache flags, long post) => flags.TryFind(new PostId(post), out var found) ? found : null;
}
