using Canteen.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

public sealed class SearchAnchorsTests
{
    [Theory]
    [InlineData("tea", "tea")]
    [InlineData("nurses running", "nurs")]
    [InlineData("\"night shift\"", "night")]
    [InlineData("tea OR coffee", "tea coffe")]
    [InlineData("-tea coffee", "coffe")]
    [InlineData("#sepsis", "tag_sepsis tag_sepsis6")]
    [InlineData("from:ben lavender", "lavend")]
    [InlineData("from:ben", null)]
    [InlineData("-tea", null)]
    [InlineData("tea OR from:ben", null)]
    public void What_a_search_must_find_is_one_of(string typed, string? anchors)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        var found = SearchAnchors.Of(request.Query!, name => [name, name + "6"]);
        Assert.Equal(anchors, found is null ? null : string.Join(' ', found));
    }

    /// <summary>Or a search would be passed over that finds something.</summary>
    [Fact]
    public void A_document_that_is_found_has_an_anchor() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000), Prop.ForAll(Queries.ToArbitrary(), Texts.ToArbitrary(), (typed, text) =>
        {
            if (!QueryReader.Read(typed).Is(out var request, out _) || request.Query is not { } query) return;
            var document = new SearchDocument(1, text, PostText.Parse(text).Tags.Select(tag => SearchFacts.Tag(tag.Name)));
            if (!Finds(query, document) || SearchAnchors.Of(query, name => [name]) is not { } anchors) return;
            Assert.Contains(anchors, anchor => document.Anchors.Contains(anchor));
        }));

    private static bool Finds(SearchQuery query, SearchDocument document) => query switch
    {
        SearchQuery.Text { Typed: ['#', ..] typed } when TagName.TryParse(typed, out var name) =>
            document.Has(new IndexQuery.Fact(SearchFacts.Tag(name))),
        SearchQuery.Text text => IndexQueries.OfText(text.Typed) is not { } asked || document.Has(asked),
        SearchQuery.Quoted quoted => IndexQueries.OfPhrase(quoted.Typed) is not { } asked || document.Has(asked),
        SearchQuery.All all => all.Parts.All(part => Finds(part, document)),
        SearchQuery.Any any => any.Parts.Any(part => Finds(part, document)),
        SearchQuery.Not not => !Finds(not.Part, document),
        _ => true,
    };

    private static Gen<string> Texts => Gen.Choose(0, 8)
        .SelectMany(length => Gen.Elements("tea", "nurses", "nurse", "night", "shift", "#NightShift", "東京", "☕", "café").ArrayOf(length))
        .Select(words => string.Join(' ', words));

    private static Gen<string> Queries => Gen.Choose(1, 7)
        .SelectMany(length => Gen.Elements(
            "tea ", "nursing ", "\"night shift\" ", "(", ") ", "-", "OR ", "#nightshift ", "東 ", "☕ ", "cafe ", "has:link ")
            .ArrayOf(length))
        .Select(string.Concat);
}
