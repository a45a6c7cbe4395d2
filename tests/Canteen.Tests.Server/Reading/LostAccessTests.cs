using System.Net;
using Canteen.Storage;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>Whoever may not see something any more does not from that moment on, in an answer or on a page that is open.</summary>
public sealed class LostAccessTests
{
    [Fact]
    public async Task Who_lost_access_has_lost_it_at_once_whatever_holds_the_log_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        // As in production: each write below waits for the log in vain, and so long nobody else in the cluster hears theirs either.
        database.OwnWrites = TimeSpan.FromSeconds(1);
        await using var server = await TestServer.StartAsync(database: database);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var gone = await ben.PublishAsync("Before", "private");
        await server.DrainAsync();
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync($"/api/v1/statuses/{gone}")).StatusCode);
        var (began, hold) = (Signal(), Signal());
        // On SQLite nobody writes while somebody else does.
        var older = TestDatabase.OnPostgres ? Task.Run(() => HoldAsync(server.Database, began, hold)) : Task.CompletedTask;
        if (TestDatabase.OnPostgres) await began.Task;

        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/remove_from_followers");
        var later = await ben.PublishAsync("After", "private");
        await ben.DeleteAsync($"/api/v1/statuses/{gone}");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{later}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{gone}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/api/v1/statuses/{gone}")).StatusCode);
        hold.TrySetResult();
        await older;
    }

    [Theory]
    [InlineData("/live/home")]
    [InlineData("/live/thread")]
    public async Task An_open_page_of_somebody_who_lost_access_hears_nothing_more_of_the_post(string stream)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var quiet = await ben.PublishAsync("For those who follow", "private");
        using var browser = await server.BrowserAsync("ada");
        await using var page = await OpenPage.ListenAsync(browser, $"{stream}?on={quiet}");
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/remove_from_followers");
        Assert.Equal(("resync", "behind"), await page.NextAsync());
        Assert.True(await page.EndsAsync());
        await using var again = await OpenPage.ListenAsync(browser, $"{stream}?on={quiet}");
        Assert.Equal(("gone", quiet), await again.NextAsync());
    }

    [Fact]
    public async Task An_answer_that_is_not_for_everyone_changes_no_page_of_others()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var open = await ada.PublishAsync("Where is the kettle?");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), $"/live/local?on={open}");
        var answer = await ben.PublishAsync("@ada I broke it", "direct", replyTo: open);
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ben.DeleteAsync($"/api/v1/statuses/{answer}");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await ada.PublishAsync("Found it.");
        Assert.Equal(("new", next), await page.NextAsync());
    }

    private static Task HoldAsync(Database database, TaskCompletionSource began, TaskCompletionSource hold) =>
        database.WriteAsync(
            async tx =>
            {
                await tx.AnnounceAsync(new ProfileChanged(new AccountId(1)));
                began.TrySetResult();
                await hold.Task;
                return 0;
            },
            CancellationToken.None);

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
