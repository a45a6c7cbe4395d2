using Canteen.Features.Reading.Timelines;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class TagPagesTests
{
    [Theory]
    [InlineData("tea?limit=2", "gfdba")]
    [InlineData("tea?limit=3&any[]=cake&any[]=buns", "hgfedcba")]
    [InlineData("tea?limit=2&any[]=cake&none[]=scones", "hgfcba")]
    public async Task Walking_the_pages_of_a_hashtag_meets_each_post_once_in_both_directions(string query, string letters)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new Dictionary<char, string>();
        var texts = "a #tea|b #tea #cake|c #cake #buns|d #tea #scones|e #buns|f #tea #cake #buns|g #tea|h #cake";
        foreach (var text in texts.Split('|'))
        {
            posts[text[0]] = await ada.PublishAsync(text);
            await ada.PublishAsync(text, "private");
        }
        var (path, expected) = ($"/api/v1/timelines/tag/{query}", letters.Select(letter => posts[letter]).ToList());
        Assert.Equal(expected, await Walk.NextAsync(server.Visitor(), path, "id"));
        Assert.Equal(expected.Order(), (await Walk.PrevAsync(server.Visitor(), path + "&min_id=1", "id")).Order());
    }

    [Fact]
    public async Task A_page_that_looked_in_vain_leads_on_to_the_next()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var wanted = await ada.PublishAsync("#tea #cake");
        await ada.PublishAsync("#tea");
        await server.Database.WriteAsync(
            async tx =>
            {
                for (var i = 0; i < TagWalk.Looked + 10; i++)
                {
                    var id = tx.NewId<Post>();
                    await tx.ExecuteAsync(
                        "INSERT INTO posts (id, author_id, visibility, thread_id, created_at) VALUES (@id, @Author, 0, @id, @Now)",
                        new { id, Author = ada.Id, tx.Now });
                    await tx.ExecuteAsync(
                        "INSERT INTO post_tags (tag_id, visibility, post_id) SELECT id, 0, @id FROM tags WHERE name = 'tea'", new { id });
                }
                return 0;
            },
            CancellationToken.None);
        var first = await server.Visitor().GetAsync("/api/v1/timelines/tag/tea?all[]=cake");
        Assert.Equal("[]", await first.Content.ReadAsStringAsync());
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal([wanted], (await server.Visitor().GetFromJsonElementAsync(new Uri(next).PathAndQuery)).EnumerateArray().Select(
            post => post.GetProperty("id").GetString()));
    }
}
