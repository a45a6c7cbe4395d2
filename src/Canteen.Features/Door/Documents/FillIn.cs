using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Canteen.Features.Door.Documents;

/// <summary>A place in a text that the operator has still to fill in: <c>[Fill in: name of the organisation]</c>.</summary>
internal sealed class FillIn(string mark) : LeafInline
{
    public const string Start = "[Fill in: ";

    /// <summary>As written; it may go over several lines.</summary>
    public string Mark => mark;

    /// <summary>What is to be filled in, on one line.</summary>
    public string What => string.Join(' ', mark[Start.Length..^1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Reads and writes the marks of <see cref="FillIn"/>.</summary>
internal sealed class FillInExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new FillInParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html) html.ObjectRenderers.Add(new FillInRenderer());
    }
}

internal sealed class FillInParser : InlineParser
{
    public FillInParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        if (!rest.StartsWith(FillIn.Start, StringComparison.Ordinal)) return false;
        var end = rest.IndexOf(']');
        if (end < 0) return false;
        processor.Inline = new FillIn(rest[..(end + 1)].ToString());
        slice.Start += end + 1;
        return true;
    }
}

internal sealed class FillInRenderer : HtmlObjectRenderer<FillIn>
{
    protected override void Write(HtmlRenderer renderer, FillIn obj) =>
        renderer.Write("<mark>").WriteEscape(obj.Mark).Write("</mark>");
}
