using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Canteen.Tests.Unit.Posts;

/// <summary>The text that a reader of rendered HTML sees: paragraphs separated by an empty line, and a new line for each break.</summary>
internal static class ReadBack
{
    public static IElement Body(string html) => new HtmlParser().ParseDocument("<body>" + html).Body!;

    public static string Text(string html) => string.Join("\n\n", Body(html).Children.Select(Inner));

    private static string Inner(INode node) => string.Concat(node.ChildNodes.Select(child => child switch
    {
        IElement { LocalName: "br" } => "\n",
        IText text => text.Data,
        _ => Inner(child),
    }));
}
