using System.Net;
using System.Text.Json;
using Canteen.Features.Posting.Posts;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Reading.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Posting;

/// <summary>Deletes a post with more rows that refer to it than are deleted in one transaction.</summary>
public sealed class DeleteManyTests
{
    /// <summary>Three slices, the last of them not full.</summary>
    private const int Many = (2 * DeletedPostRows.Slice) + 100;

    [Fact]
    public async Task What_hangs_on_a_deleted_post_goes_in_slices_and_all_of_it_is_told()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await PopularPostAsync(server, ada);
        int[] followed = [1, DeletedPostRows.Slice + 1, Many];
        foreach (var number in followed) await FollowAsync(server, ben, number);
        foreach (var number in followed) await ben.GetJsonAsync($"/api/v1/statuses/{Crowd.Deed(number)}");
        await ben.GetJsonAsync("/api/v1/timelines/home");
        await using var stream = await AppStream.OpenAsync(ben, "user");

        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/api/v1/statuses/{Crowd.Deed(Many)}")).StatusCode);
        await server.DrainAsync();

        await NothingIsLeftAsync(server, post);
        var slices = await SlicesAsync(server, nameof(BoostsEnded), "Boosts");
        Assert.Equal((Many, DeletedPostRows.Slice), (slices.Sum(), slices.Max()));
        var answers = await SlicesAsync(server, nameof(AnswersCutOff), "Answers");
        Assert.Equal((Many, DeletedPostRows.Slice), (answers.Sum(), answers.Max()));
        foreach (var number in followed)
        {
            var heard = await stream.HearAsync();
            Assert.Equal(("delete", $"{Crowd.Deed(number)}"), (heard.Event, heard.Payload));
        }
        foreach (var number in followed)
        {
            var booster = await ben.GetJsonAsync($"/api/v1/accounts/{Crowd.Person(number)}");
            Assert.Equal(0, booster.Number("statuses_count"));
            var theirs = await ben.GetJsonAsync($"/api/v1/accounts/{Crowd.Person(number)}/statuses");
            Assert.DoesNotContain($"{Crowd.Deed(number)}", theirs.Ids());
        }
        Assert.Empty((await ben.GetJsonAsync("/api/v1/timelines/home")).Ids());
    }

    [Fact]
    public async Task Killed_between_two_slices_a_server_goes_on_where_it_was_and_shows_no_boost_meanwhile()
    {
        await using var database = await TestDatabase.CreateAsync();
        string post;
        Member ben;
        await using (var first = await TestServer.StartAsync(database: database, services: WithoutSlices))
        {
            var ada = await first.MemberAsync("ada");
            ben = await first.MemberAsync("ben");
            post = await PopularPostAsync(first, ada);
            await FollowAsync(first, ben, Many);
            Assert.Single((await ben.GetJsonAsync("/api/v1/timelines/home")).Ids());
            await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
            await first.DrainAsync();
            Assert.Equal(Many - DeletedPostRows.Slice, await LiveBoostsAsync(first, post));
            await ShowsNothingAsync(ben);
            await first.DrainAsync();
        }
        await using var second = await TestServer.StartAsync(database: database);
        await second.DrainAsync();
        await NothingIsLeftAsync(second, post);
        await ShowsNothingAsync(second.Again(ben));
    }

    private static async Task ShowsNothingAsync(Member reader)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/api/v1/statuses/{Crowd.Deed(Many)}")).StatusCode);
        Assert.Empty((await reader.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.DoesNotContain($"{Crowd.Deed(Many)}", (await reader.GetJsonAsync($"/api/v1/accounts/{Crowd.Person(Many)}/statuses")).Ids());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync($"/api/v1/statuses/{Crowd.Deed(Many)}/favourite", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync($"/api/v1/statuses/{Crowd.Deed(Many)}/reblog", null)).StatusCode);
    }

    private static async Task<string> PopularPostAsync(TestServer server, Member author)
    {
        var post = await author.PublishAsync("Free tea");
        await Crowd.ComeAsync(server, Many);
        await Crowd.BoostAsync(server, Many, post);
        await Crowd.AnswerAsync(server, Many, post, author.Id);
        foreach (var table in new[] { "favourites", "bookmarks" }) await Crowd.MarkAsync(server, table, Many, post);
        return post;
    }

    private static Task FollowAsync(TestServer server, Member follower, int number) => Crowd.WriteAsync(
        server,
        "INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES (@Id, @Follower, @Followee, 0)",
        new { Id = Crowd.Deed(number), Follower = follower.Id, Followee = Crowd.Person(number) });

    private static async Task NothingIsLeftAsync(TestServer server, string post)
    {
        Assert.Equal(0, await LiveBoostsAsync(server, post));
        Assert.Equal(0, await server.CountAsync($"SELECT count(*) FROM posts WHERE reply_to_id = {post}"));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM accounts WHERE posts_count <> 0"));
        foreach (var table in new[] { "favourites", "bookmarks", "jobs" })
            Assert.Equal(0, await server.CountAsync($"SELECT count(*) FROM {table}"));
    }

    private static Task<long> LiveBoostsAsync(TestServer server, string post) =>
        server.CountAsync($"SELECT count(*) FROM posts WHERE boost_of_id = {post} AND deleted_at IS NULL");

    /// <summary>How many ids each event of a kind lists.</summary>
    private static async Task<List<int>> SlicesAsync(TestServer server, string kind, string list)
    {
        var payloads = await server.Database.ReadAsync(
            db => db.QueryAsync<string>("SELECT payload FROM events WHERE kind = @kind", new { kind }), CancellationToken.None);
        return payloads.ConvertAll(payload => JsonElement.Parse(payload).GetProperty(list).GetArrayLength());
    }

    private static void WithoutSlices(IServiceCollection services) =>
        services.Remove(services.Single(s => s.ServiceType == typeof(IJobWorker) && s.ImplementationType == typeof(ClearDeletedPost)));
}
