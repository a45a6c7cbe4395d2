using System.Net.Http.Json;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is special about the public timeline and hashtags because the ids of their newest posts are kept in memory.</summary>
public sealed class PublicMemoryTests
{
    private const string All = "/api/v1/timelines/public", Tea = "/api/v1/timelines/tag/tea";

    [Fact]
    public async Task A_warm_page_asks_the_database_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        for (var i = 0; i < 25; i++) await ada.PublishAsync($"Cup {i} of #Tea");
        await server.DrainAsync();
        foreach (var path in new[] { All, Tea, All + "?local=true", Tea.Replace("tea", "TEA", StringComparison.Ordinal) })
        {
            foreach (var reader in new[] { ben.Client, server.Visitor() })
            {
                await IdsAsync(reader, path);
                Assert.Equal(0, await CountingEngine.DuringAsync(server, () => IdsAsync(reader, path)));
            }
        }
        var next = await ada.PublishAsync("One more #tea");
        foreach (var path in new[] { All, Tea }) Assert.Equal(next, (await IdsAsync(ben.Client, path))[0]);
    }

    [Fact]
    public async Task A_stranger_finds_there_only_what_everyone_may_read()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, stranger) = (await server.MemberAsync("ada"), server.Visitor());
        var first = await ada.PublishAsync("First #tea");
        foreach (var path in new[] { All, Tea }) Assert.Equal([first], await IdsAsync(stranger, path));
        foreach (var visibility in new[] { "unlisted", "private", "direct" }) await ada.PublishAsync("Quiet #tea", visibility);
        var second = await ada.PublishAsync("Second #tea");
        foreach (var path in new[] { All, Tea }) Assert.Equal([second, first], await IdsAsync(stranger, path));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{second}");
        foreach (var path in new[] { All, Tea }) Assert.Equal([first], await IdsAsync(stranger, path));
        await server.SuspendAsync(ada);
        foreach (var path in new[] { All, Tea }) Assert.Empty(await IdsAsync(stranger, path));
    }

    [Fact]
    public async Task An_answer_to_what_is_gone_is_no_answer_any_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var question = await ben.PublishAsync("Where is the kettle?");
        var answer = await ada.PublishAsync("@ben on the shelf", replyTo: question);
        Assert.Equal([question], await IdsAsync(ben.Client, All));
        await ben.DeleteJsonAsync($"/api/v1/statuses/{question}");
        Assert.Equal([answer], await IdsAsync(ben.Client, All));
    }

    [Fact]
    public async Task Pages_reach_beyond_memory_without_a_gap_or_a_double()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ids = new List<string>();
        for (var i = 0; i < 100; i++) ids.Add(await ada.PublishAsync($"Cup {i} of #tea"));
        ids.Reverse();
        foreach (var path in new[] { All, Tea, All, Tea })
            Assert.Equal(ids, await Walk.NextAsync(server.Visitor(), path + "?limit=30", "id"));
        Assert.Equal(ids.Take(30), await IdsAsync(ada.Client, $"{Tea}?limit=40&since_id={ids[30]}"));
    }

    private static async Task<List<string>> IdsAsync(HttpClient reader, string path) =>
        (await reader.GetFromJsonAsync<JsonElement>(path)).Ids();
}
