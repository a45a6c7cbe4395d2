using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Posts;

/// <summary>A part of a page without the frame, for scripts that put it into the page that is open.</summary>
public static class Fragment
{
    /// <param name="focused">The post that the page is about.</param>
    public static IResult Of(IReadOnlyList<ShownPost> posts, PostId? focused = null) => new FragmentResult(new PostsPart(posts, focused));

    /// <summary>The articles of a page, with the newest entry and whether the page is full.</summary>
    public static IResult Of(FilteredPage page) => Of(page, SoughtWords.None);

    /// <summary>The same, with what a search looked for marked in them.</summary>
    public static IResult Of(FilteredPage page, SoughtWords sought) =>
        new FragmentResult(new PostsPart(page.Posts.Items, filter: page.Filter) { Sought = sought })
        {
            Newest = page.Posts.First, Full = page.Posts.Full,
        };

    /// <summary>The same, with the posts as the page arranges them.</summary>
    public static IResult Of(PostsPart posts, FilteredPage page) =>
        new FragmentResult(posts) { Newest = page.Posts.First, Full = page.Posts.Full };

    public static IResult Of(HtmlPart part) => new FragmentResult(part);

    /// <param name="parameters">The parameters, by name, of a component that depends on nothing else.</param>
    public static IResult Part<TPart>(object parameters) where TPart : IComponent =>
        new FragmentResult(new ComponentPart(typeof(TPart), parameters));
}
