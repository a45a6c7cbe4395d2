using Canteen.Storage;
using Canteen.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

/// <summary>A database finds what the documents themselves say that they have.</summary>
public sealed class SearchIndexTests
{
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
        await WriteAsync(server, tx => index.RemoveAsync(tx, [8, 9]));
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

    private static Task<List<long>> FindAsync(TestServer server, IndexQuery query)
    {
        var index = server.Services.GetRequiredService<SearchIndex>();
        return server.Database.ReadAsync(
            db => db.QueryAsync<long>(
                $"SELECT s.rowid FROM search_index s WHERE {index.Condition("asked")} ORDER BY s.rowid",
                new { asked = index.Asked(query) }),
            CancellationToken.None);
    }

    private static Task PutAsync(TestServer server, SearchDocument[] documents)
    {
        var index = server.Services.GetRequiredService<SearchIndex>();
        return WriteAsync(server, async tx =>
        {
            foreach (var document in documents) await index.PutAsync(tx, document);
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
