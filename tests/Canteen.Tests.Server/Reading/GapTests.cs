using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;
using Canteen.Tests.Server.Storage;

namespace Canteen.Tests.Server.Reading;

/// <summary>
/// A node that does not hear of everything: its database was away for so long that part of the event log has been pruned, or its
/// connections broke. What is in memory is not wrong afterwards, and pages and streams that were open miss nothing.
/// </summary>
public sealed class GapTests
{
    [Fact]
    public async Task After_a_gap_in_the_log_memory_is_read_anew_and_who_listened_is_told_to_look_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await TestServer.StartAsync(services: AbsentEngine.Install, database: database);
        await using var scene = await Scene.BeginAsync(server);

        AbsentEngine.Of(server).IsAway = true;
        await using var other = await TestServer.StartAsync(database: database, startClock: server.Clock);
        var (ada, ben, cath) = (other.Again(scene.Ada), other.Again(scene.Ben), other.Again(scene.Cath));
        await ada.PostJsonAsync($"/api/v1/statuses/{scene.Kept}/favourite");
        await ben.DeleteAsync($"/api/v1/statuses/{scene.Deleted}");
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/unfollow");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var missed = await ben.PublishAsync("Nobody here heard of this");
        await other.SqlAsync("DELETE FROM events");
        server.Clock.Advance(TimeSpan.FromDays(4));
        AbsentEngine.Of(server).IsAway = false;
        server.Database.LogGrew.Raise();

        Assert.Contains("resync", await scene.Stream.EndAsync(), StringComparison.Ordinal);
        // A page listens anew each hour anyway, and each time looks for what it missed.
        Assert.True(await scene.Page.EndsAsync());
        await AssertHomeAsync(scene.Ada, missed, scene.Kept);
        Assert.True((await scene.Ada.GetJsonAsync($"/api/v1/statuses/{scene.Kept}")).Is("favourited"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ada.GetAsync($"/api/v1/statuses/{scene.Deleted}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ada.GetAsync($"/api/v1/statuses/{scene.Quiet}")).StatusCode);

        await scene.ListenAsync();
        await scene.AssertHeardAsync(scene.Ben);
    }

    [Fact]
    public async Task Who_listens_while_every_connection_to_the_database_breaks_misses_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await TestServer.StartAsync(database: database);
        await using var scene = await Scene.BeginAsync(server);
        await using var other = await TestServer.StartAsync(database: database, startClock: server.Clock);
        // A file has no connections that could break.
        if (TestDatabase.OnPostgres)
            await other.SqlAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await scene.AssertHeardAsync(other.Again(scene.Ben));
        await scene.AssertHeardAsync(scene.Ben);
    }

    private static async Task AssertHomeAsync(Member member, params string[] posts) =>
        Assert.Equal(posts, (await member.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray().Select(post => post.Text("id")));

    /// <summary>Ada follows Ben and Cath, has read her home timeline and some posts, and listens with an app and a page.</summary>
    private sealed class Scene(TestServer server, Member ada, Member ben, Member cath) : IAsyncDisposable
    {
        public Member Ada => ada;

        public Member Ben => ben;

        public Member Cath => cath;

        public required string Kept { get; init; }

        public required string Deleted { get; init; }

        /// <summary>For Cath's followers only.</summary>
        public required string Quiet { get; init; }

        public AppStream Stream { get; private set; } = null!;

        public OpenPage Page { get; private set; } = null!;

        public static async Task<Scene> BeginAsync(TestServer server)
        {
            var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
            await ada.FollowAsync(ben);
            await ada.FollowAsync(cath);
            var scene = new Scene(server, ada, ben, cath)
            {
                Kept = await ben.PublishAsync("This stays"),
                Deleted = await ben.PublishAsync("This goes"),
                Quiet = await cath.PublishAsync("For those who follow", "private"),
            };
            await AssertHomeAsync(ada, scene.Quiet, scene.Deleted, scene.Kept);
            await scene.ListenAsync();
            return scene;
        }

        public async Task ListenAsync()
        {
            if (Stream is not null) await DisposeAsync();
            Stream = await AppStream.OpenAsync(ada, "user");
            Page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/home");
        }

        public async Task AssertHeardAsync(Member author)
        {
            // What two nodes publish in the same millisecond is in no order.
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            var post = await author.PublishAsync("Did you hear?");
            Assert.Equal(post, (await Stream.HearAsync()).Json.Text("id"));
            Assert.Equal(("new", post), await Page.NextAsync());
            Assert.Equal(post, (await ada.GetJsonAsync("/api/v1/timelines/home"))[0].Text("id"));
        }

        public async ValueTask DisposeAsync()
        {
            await Stream.DisposeAsync();
            await Page.DisposeAsync();
        }
    }
}
