using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

/// <summary>How a query is read.</summary>
public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("night shift", "night shift")]
    [InlineData("a b OR c", "a b OR c")]
    [InlineData("a (b OR c)", "a (b OR c)")]
    [InlineData("(a b) c", "a b c")]
    [InlineData("((a))", "a")]
    [InlineData("a AND b", "a b")]
    [InlineData("a or b", "a or b")]
    [InlineData("-a -\"b c\" -(d OR e)", "-a -\"b c\" -(d OR e)")]
    [InlineData("--a", "a")]
    [InlineData("a NOT b", "a -b")]
    [InlineData("NOT (a OR b) c", "-(a OR b) c")]
    [InlineData("a not b", "a not b")]
    [InlineData("(a NOT) b NOT", "a b")]
    [InlineData("+a + b", "a + b")]
    [InlineData("- a", "- a")]
    [InlineData("“night shift”", "\"night shift\"")]
    [InlineData("«night shift»", "\"night shift\"")]
    [InlineData("\"night shift", "\"night shift\"")]
    [InlineData("FROM:@ben From:me", "from:@ben from:me")]
    [InlineData("in:\"Night shift\"", "in:\"Night shift\"")]
    [InlineData("lang:cy org:Barts organization:Barts", "language:cy organisation:Barts organisation:Barts")]
    [InlineData("has:link is:Reply has:mine", "has:link is:Reply has:mine")]
    [InlineData("before:2026-03-01 after:1772323200000", "before:2026-03-01 after:1772323200000")]
    [InlineData("near:\"night shift\"", "near:\"night shift\"")]
    [InlineData("before:today", "before:today")]
    [InlineData("(a OR b", "a OR b")]
    [InlineData("a) b", "a b")]
    [InlineData("OR a OR", "a")]
    [InlineData("()", "")]
    [InlineData("-()", "")]
    [InlineData("\"\"", "")]
    [InlineData("word(s) (word(s) x)", "word(s) word(s) x")]
    [InlineData("", "")]
    public void A_query_is_read_so(string typed, string read)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        Assert.Equal(read, request.Query?.ToString() ?? "");
    }

    [Theory]
    [InlineData("a NEAR(b) ^c d*")]
    [InlineData("'; DROP TABLE posts; --")]
    [InlineData("words : x {a b} : c")]
    [InlineData("a & b | !c <-> d")]
    public void What_databases_would_understand_is_text(string typed)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        Assert.All(Leaves(request.Query!), leaf => Assert.IsType<SearchQuery.Text>(leaf));
    }

    [Theory]
    [InlineData("colour:green", "colour:green")]
    [InlineData("has:wings", "has:wings")]
    [InlineData("from:", "from:")]
    [InlineData("near:tea", "near:tea")]
    [InlineData("near:\"tea tea\"", "near:tea tea")]
    public void Who_may_have_meant_an_operator_is_told(string typed, string said)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        Assert.Equal([new SearchHint(SearchHintKind.NotAnOperator, said)], request.Hints);
        Assert.IsNotType<SearchQuery.Operator>(request.Query);
    }

    [Theory]
    [InlineData("tea https://example.org:80/x")]
    [InlineData("at 12:30")]
    public void An_address_and_a_time_are_no_operators(string typed)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        Assert.Empty(request.Hints);
    }

    [Theory]
    [InlineData("before:2026-02-30", "a day that there is, such as")]
    [InlineData("during:soon", "a day that there is, such as")]
    [InlineData("after:99999999999999999999", "a day that there is, such as")]
    [InlineData("((((((((((( a", "brackets")]
    public void What_cannot_be_searched_for_is_refused_with_why(string typed, string why)
    {
        Assert.False(QueryReader.Read(typed).Is(out _, out var fault));
        Assert.Contains(why, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_has_limits()
    {
        Assert.False(QueryReader.Read(new string('a', QueryReader.MaxLength + 1)).Is(out _, out _));
        Assert.False(QueryReader.Read(string.Concat(Enumerable.Repeat("a ", QueryReader.MostParts + 1))).Is(out _, out _));
        Assert.True(QueryReader.Read(string.Concat(Enumerable.Repeat("a ", QueryReader.MostParts))).Is(out _, out _));
    }

    [Theory]
    [InlineData("-(tea #tag( cake", "-(tea #tag cake)")]
    [InlineData("-tea near:\")\"", "-tea \"near:)\"")]
    [InlineData("f(x) -(g(y) z)", "f(x) -(g(y) z)")]
    public void Brackets_that_are_not_closed_in_a_word_are_no_part_of_it(string typed, string read)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        Assert.Equal(read, request.Query!.ToString());
        Assert.True(QueryReader.Read(read).Is(out var again, out _));
        Assert.Equal(read, again.Query!.ToString());
    }

    [Fact]
    public void Every_text_can_be_read_and_what_was_read_is_written_so_that_it_is_read_as_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000), Prop.ForAll(Queries.ToArbitrary(), typed =>
        {
            if (!QueryReader.Read(typed).Is(out var request, out _) || request.Query is not { } query) return;
            Assert.True(QueryReader.Read(query.ToString()!).Is(out var again, out _), query.ToString());
            Assert.Equal(query.ToString(), again.Query?.ToString());
        }));

    private static Gen<string> Queries => Gen.Choose(0, 14)
        .SelectMany(length => Gen.Elements(
            "a", "tea ", " ", "(", ")", "\"", "-", "+", " OR ", " AND ", " NOT ", "from:", "has:link", ":", "in:", "before:2026-01-02 ",
            "'", "é", "near:", "“", "#tag", "*", "字").ArrayOf(length))
        .Select(string.Concat);

    private static IEnumerable<SearchQuery> Leaves(SearchQuery query) => query switch
    {
        SearchQuery.All all => all.Parts.SelectMany(Leaves),
        SearchQuery.Any any => any.Parts.SelectMany(Leaves),
        SearchQuery.Not not => Leaves(not.Part),
        _ => [query],
    };
}
