using Canteen.Storage;
using Canteen.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

/// <summary>A database finds what the documents themselves say that they have.</summary>
public sealed class SearchIndexTests
{
    private const string Kind = "post";
    private const int Documents = 150, Queries = 400;

    private static readonly string[] Words =
    [
        "tea", "teas", "run", "running", "runs", "nurse", "nurses", "ward", "café", "東京", "京都", "東", "☕", "any", "a1", "near", "or",
        "tag_tea",
    ];

    private static readonly string[] Facts = [SearchDocument.Anything, "from_1", "tag_tea", "tag_café", "is_reply", "run"];

    [Fact]
    public async Task It_finds_the_same_as_a_look_at_each_document()
    {
        await using var server = await TestServer.StartAsync();
        SearchDocument[] all = [.. Gen.Sample(Texts, Documents).Index().Select(text => Document(text.Index + 1, text.Item))];
        await PutAsync(server, all);
        foreach (var query in Gen.Sample(Asked(3), Queries)) await AgreesAsync(server, all, query);
    }

    [Fact]
    public async Task A_document_is_replaced_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await PutAsync(server, [new(7, "tea", []), new(8, "tea", [])]);
        await PutAsync(server, [new(7, "coffee", [])]);
        Assert.Equal([8L], await FindAsync(server, new IndexQuery.Word("tea")));
        Assert.Equal([7L], await FindAsync(server, new IndexQuery.Word("coffe")));
        var index = server.Services.GetRequiredService<SearchIndex>();
        await WriteAsync(server, tx => index.RemoveAsync(tx, Kind, [8, 9]));
        Assert.Empty(await FindAsync(server, new IndexQuery.Word("tea")));
        await WriteAsync(server, index.ClearAsync);
        Assert.Empty(await FindAsync(server, new IndexQuery.Fact(SearchDocument.Anything)));
    }

    [Fact]
    public async Task A_long_text_and_hostile_words_are_taken()
    {
        await using var server = await TestServer.StartAsync();
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => i % 50 == 0 ? "tea" : "w" + i)) + new string('x', 5000);
        SearchDocument[] all = [new(1, text, []), new(2, "'; \\ \" NEAR(tea) ☕' tea\0 \ud800 tea", ["tag_" + new string('京', 255)])];
        await PutAsync(server, all);
        foreach (var query in new IndexQuery[]
        {
            new IndexQuery.Word("tea"), new IndexQuery.Word("w7999"), new IndexQuery.Word("w8001"),
            new IndexQuery.Phrase(["w1", "w2", "w3"]),
            new IndexQuery.Close(["tea", "w7"]), new IndexQuery.Close(["tea", "w17"]), new IndexQuery.Fact("tag_" + new string('京', 255)),
        })
            await AgreesAsync(server, all, query);
    }

    /// <summary>Whatever the order in which they come, and however many at once.</summary>
    [Theory]
    [InlineData("shuffled", 1)]
    [InlineData("shuffled", 50)]
    [InlineData("descending", 1)]
    [InlineData("descending", 50)]
    [InlineData("ascending", 50)]
    [InlineData("inwards", 1)]
    public async Task Documents_are_found_in_the_order_of_their_ids(string order, int size)
    {
        await using var server = await TestServer.StartAsync();
        long[] ids = [.. Enumerable.Range(1, 400).Select(i => i * 1_000_003L)];
        await PutAsync(server, [.. Arranged(ids, order).Select(id => new SearchDocument(id, "tea", []))], size);
        Assert.Equal(ids, await FindAsync(server, new IndexQuery.Word("tea")));
        foreach (var (above, below) in new[] { (0, 0), (0, 399), (17, 18), (17, 19), (100, 250), (250, 100) })
        {
            var between = ids.Where(id => id > ids[above] && id < ids[below] + 1);
            Assert.Equal(between, await FindAsync(server, new IndexQuery.Word("tea"), ids[above], ids[below] + 1));
        }
    }

    private static long[] Arranged(long[] ids, string order)
    {
        long[] arranged = [.. ids];
        if (order == "shuffled") new Random(5).Shuffle(arranged);
        return order switch
        {
            "descending" => [.. ids.Reverse()],
            "inwards" => [.. ids.OrderByDescending(id => Math.Abs(id - ids[ids.Length / 2]))],
            _ => arranged,
        };
    }

    private static SearchDocument Document(long id, string text) =>
        new(id, text, Facts.Where((_, at) => (id >> at) % 3 == 0));

    private static Gen<string> Texts => Gen.Choose(0, 25).SelectMany(length => Gen.Elements(Words).ArrayOf(length))
        .Select(words => string.Join(' ', words));

    private static Gen<IndexQuery> Asked(int deep)
    {
        var word = Gen.Elements(Words).Select(typed => IndexQueries.OfText(typed)!);
        var phrase = Gen.Elements(Words).Two().Select(two => IndexQueries.OfPhrase($"{two.Item1} {two.Item2}")!);
        var close = Gen.Elements(Words).Two().Where(two => two.Item1 != two.Item2)
            .Select(two => IndexQueries.OfNear($"{two.Item1} {two.Item2}"));
        var fact = Gen.Elements(Facts).Select(name => (IndexQuery)new IndexQuery.Fact(name));
        if (deep == 0) return Gen.OneOf(word, phrase, close, fact);
        var parts = Asked(deep - 1).ListOf().Where(list => list.Count is > 0 and < 4)
            .Select(list => (IReadOnlyList<IndexQuery>)[.. list]);
        return Gen.OneOf(
            word, phrase, close, fact, parts.Select(list => (IndexQuery)new IndexQuery.All(list)),
            parts.Select(list => (IndexQuery)new IndexQuery.Any(list)),
            Asked(deep - 1).Select(part => (IndexQuery)new IndexQuery.Not(part)));
    }

    private static async Task AgreesAsync(TestServer server, SearchDocument[] all, IndexQuery query)
    {
        var expected = all.Where(document => document.Has(query)).Select(document => document.Id);
        var index = server.Services.GetRequiredService<SearchIndex>();
        Assert.True(expected.SequenceEqual(await FindAsync(server, query)), $"{index.Asked(query)} finds others");
    }

    private static Task<List<long>> FindAsync(
        TestServer server, IndexQuery query, long above = long.MinValue, long below = long.MaxValue)
    {
        var index = server.Services.GetRequiredService<SearchIndex>();
        return server.Database.ReadAsync(
            db => db.QueryAsync<long>(
                index.IdsBetweenSql(Kind, "asked", upwards: true),
                new { asked = index.Asked(query), above, below, most = int.MaxValue }),
            CancellationToken.None);
    }

    private static Task PutAsync(TestServer server, SearchDocument[] documents, int size = 7)
    {
        var index = server.Services.GetRequiredService<SearchIndex>();
        return WriteAsync(server, async tx =>
        {
            foreach (var some in documents.Chunk(size))
            {
                var moved = await index.PutAsync(tx, Kind, some);
                Assert.Empty(await index.PutAsync(tx, Kind, documents.Where(document => moved.Contains(document.Id))));
            }
        });
    }

    private static Task WriteAsync(TestServer server, Func<WriteTransaction, Task> work) => server.Database.WriteAsync(
        async tx =>
        {
            await work(tx);
            return Done.It;
        },
        CancellationToken.None);
}
