using System.Reflection;
using Canteen.Domain;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>HTML is safe because of where it comes from, so there are few places from where it comes.</summary>
public sealed class SafeHtmlTests
{
    private static readonly List<string> Code = [.. Tree.Files.Files([".cs", ".razor"], "src")];

    [Fact]
    public void Only_the_words_of_a_post_are_read_back_as_safe() =>
        Assert.Equal(["src/Canteen.Core/Posts/PostWords.cs"], Code.Where(file => Says(file, "SafeHtml.ReadBack(")));

    [Fact]
    public void Only_our_renderer_makes_it() =>
        Assert.DoesNotContain(typeof(SafeHtml).GetConstructors(), made => made.GetParameters().Length > 0);

    [Fact]
    public void The_HTML_of_a_post_is_never_a_mere_string() =>
        Assert.Equal(
            typeof(SafeHtml), typeof(Core.Posts.PostView).GetProperty("Html", BindingFlags.Public | BindingFlags.Instance)!.PropertyType);

    [Fact]
    public void Only_the_row_of_a_post_is_asked_for_its_words()
    {
        Assert.Equal(["src/Canteen.Core/Posts/PostRow.cs"], Code.Where(file => Says(file, "p.html")));
        // What is put into the index of words is never shown; of trends only the links that are found in them, and of the vocabulary only
        // single words that several people wrote.
        Assert.Equal(
            ["src/Canteen.Core/Posts/PostRow.cs", "src/Canteen.Core/Search/PostDocuments.cs",
                "src/Canteen.Core/Search/SearchVocabulary.cs", "src/Canteen.Features/Reading/Trends/CountUses.cs"],
            Code.Where(file => Says(file, "p.text")));
    }

    private static bool Says(string file, string what) => Tree.Files.Lines(file).Any(line => line.Contains(what, StringComparison.Ordinal));
}
