using System.Text.Encodings.Web;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Html;

/// <summary>A page as an answer: its component with the frame around it, rendered, and its holes filled.</summary>
/// <param name="parameters">The component's parameters by name.</param>
internal sealed class PageResult(Type page, object parameters, PageContent content) : IResult
{
    /// <summary>Where browsers find out which links they may prefetch.</summary>
    public const string SpeculationPath = "/speculation.json";

    private const string SpeculationHeader = $"\"{SpeculationPath}\"";

    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>The page says what is wrong with something that was sent.</summary>
    public bool HasProblem { get; init; }

    /// <summary>
    /// True when the page depends on nothing but its parameters and its frame, so that it is rendered once for all who get the same.
    /// </summary>
    public bool IsPure { get; init; }

    /// <summary>Browsers keep the page, for whoever uses them: it says nothing about the caller.</summary>
    public bool IsForNobody { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var reader = await ReaderAsync(httpContext);
        var filler = new PageFiller(httpContext, content, reader?.TimeZone ?? "");
        var frame = Frame(httpContext, reader) with { HasProblem = HasProblem };
        var template = IsPure ? await filler.Renderer.FindAsync(page, parameters, frame) : await RenderAsync(filler, frame);
        await filler.PrepareAsync(template);
        using var writer = new HtmlWriter();
        template.Write(writer, filler);
        httpContext.Response.Headers["Speculation-Rules"] = SpeculationHeader;
        await HtmlAnswer.SendAsync(httpContext, writer, "text/html; charset=utf-8", StatusCode);
    }

    private bool IsFailure => StatusCode is StatusCodes.Status429TooManyRequests or >= 500;

    /// <summary>
    /// After a failure on our side nothing is read, so that the page can be shown even when the database cannot be reached.
    /// </summary>
    private async ValueTask<AccountView?> ReaderAsync(HttpContext context) =>
        IsFailure || IsForNobody || context.Viewer() is not { } me
            ? null
            : await context.RequestServices.GetRequiredService<PageViewer>().FindAsync(me, context.RequestAborted);

    private PageFrame Frame(HttpContext context, AccountView? reader) =>
        new(reader is not null, reader is { Locked: true }, StatusCode >= 500 || IsForNobody, AppearanceCookie.Of(context.Request),
            reader?.Role is not null);

    /// <summary>For components that look at the request.</summary>
    private async Task<HtmlTemplate> RenderAsync(PageFiller filler, PageFrame frame)
    {
        var prerenderer = filler.Service<IComponentPrerenderer>();
        var root = ParameterView.FromDictionary(PageRoot.Around(page, TemplateRenderer.Named(parameters), frame));
        var rendered = await prerenderer.PrerenderComponentAsync(filler.Context, typeof(PageRoot), null!, root);
        await using var into = new StringWriter();
        await prerenderer.Dispatcher.InvokeAsync(() => rendered.WriteTo(into, HtmlEncoder.Default));
        return HtmlTemplate.Cut(into.ToString());
    }
}
