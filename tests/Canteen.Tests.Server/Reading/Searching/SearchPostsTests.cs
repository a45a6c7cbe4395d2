using System.Text.Json;
using Canteen.Core.Search;
using Canteen.Features.Reading.Search;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>Searching posts beside what <see cref="SearchCaseTests"/> says.</summary>
public sealed class SearchPostsTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    [Fact]
    public async Task Nobody_finds_what_they_may_not_read()
    {
        foreach (var who in new[] { "amara", "ben", "dev", "gus" })
        {
            foreach (var query in Gen.Sample(Queries, 60))
            {
                var answer = await world[who].GetAsync($"/api/v2/search?type=statuses&limit=40&q={Uri.EscapeDataString(query)}");
                Assert.True((int)answer.StatusCode is 200 or 422, $"{query}: {answer.StatusCode}");
                if (!answer.IsSuccessStatusCode) continue;
                foreach (var post in JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("statuses").EnumerateArray())
                {
                    var read = await world[who].GetAsync($"/api/v1/statuses/{post.GetProperty("id")}");
                    Assert.True(read.IsSuccessStatusCode, $"{who}: {query}");
                }
            }
        }
    }

    [Fact]
    public async Task An_app_pages_on_and_asks_for_one_author()
    {
        Assert.Equal("own fays", await world.FindAsync("amara", "lavender", "&limit=2"));
        Assert.Equal("direct unlisted", await world.FindAsync("amara", "lavender", "&limit=2&offset=2"));
        Assert.Equal("direct unlisted open", await world.FindAsync("amara", "lavender", $"&max_id={world.IdOf("fays")}"));
        Assert.Equal("own fays", await world.FindAsync("amara", "lavender", $"&min_id={world.IdOf("direct")}"));
        Assert.Equal("direct unlisted", await world.FindAsync("amara", "lavender", $"&account_id={world["ben"].Id}"));
        Assert.Equal("", await world.FindAsync("amara", "lavender", $"&account_id={world["gus"].Id}"));
    }

    /// <summary>Of Gus, who has blocked Amara, she hears the same as of nobody.</summary>
    [Theory]
    [InlineData("from:nobody tea", "You can’t find anyone called “nobody” here")]
    [InlineData("tea -mentions:gus", "You can’t find anyone called “gus” here")]
    [InlineData("in:Nowhere tea", "You have no list called “Nowhere”")]
    [InlineData("profession:astronaut", "Nobody’s profile says what “profession:astronaut” looks for")]
    [InlineData("from:ben tea", null)]
    public async Task Whoever_names_what_is_not_there_is_told(string query, string? said)
    {
        var browser = await world.Server.BrowserAsync("amara");
        var notes = (await browser.PageAsync("/search?q=" + Uri.EscapeDataString(query))).QuerySelectorAll(".found-note");
        if (said is null) Assert.Empty(notes);
        else Assert.Contains(said, Assert.Single(notes).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before:2026-02-30")]
    [InlineData("((((((((((((tea")]
    public async Task What_cannot_be_searched_for_is_refused_with_why(string query)
    {
        var answer = await world["amara"].GetAsync($"/api/v2/search?q={Uri.EscapeDataString(query)}");
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_edited_muted_or_filled_in_anew_is_found_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var post = await bo.PublishAsync("Marmalade at the station");
        await server.DrainAsync();
        Assert.Equal([post], await FindAsync(ada, "marmalade"));
        await server.Services.GetRequiredService<RebuildIndex>().RunAsync((_, _) => { }, CancellationToken.None);
        Assert.Equal([post], await FindAsync(ada, "marmalade"));
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/mute");
        Assert.Empty(await FindAsync(ada, "marmalade"));
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/unmute");
        await bo.PatchJsonAsync("/api/v1/accounts/update_credentials", new { indexable = false });
        Assert.Empty(await FindAsync(ada, "marmalade"));
        Assert.Equal([post], await FindAsync(bo, "marmalade"));
    }

    [Fact]
    public async Task What_was_there_before_the_index_is_added_by_a_job_the_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new List<string>();
        for (var i = 0; i < 130; i++) posts.Add(await ada.PublishAsync($"Biscuit {i}"));
        await server.DrainAsync();
        await server.Database.WriteAsync(
            async tx =>
            {
                await server.Services.GetRequiredService<SearchIndex>().ClearAsync(tx);
                await tx.EnqueueAsync("search-fill", new { Kind = "post", Below = long.MaxValue }, "post");
                return Done.It;
            },
            CancellationToken.None);
        await server.DrainAsync();
        Assert.Equal(posts[^1], (await FindAsync(ada, "biscuit"))[0]);
        Assert.Equal([posts[0]], await FindAsync(ada, "\"biscuit 0\""));
    }

    private static async Task<List<string>> FindAsync(Member who, string query)
    {
        var found = await who.GetJsonAsync($"/api/v2/search?type=statuses&q={Uri.EscapeDataString(query)}");
        return [.. found.GetProperty("statuses").EnumerateArray().Select(post => post.GetProperty("id").GetString()!)];
    }

    private static Gen<string> Queries => Gen.Choose(1, 8).SelectMany(length => Gen.Elements(
        "lavender", "tea", "secret", "the", "(", ")", "OR", "-", "from:ben", "from:gus", "mentions:me", "in:library", "in:home",
        "is:favourited", "-in:public", "has:link", "role:nurse", "near:\"the secret\"", "\"a secret\"", "during:2026-11-25",
        "before:2026-11-24", "ØÆ\0\u0301", "'").ArrayOf(length)).Select(parts => string.Join(' ', parts));
}
