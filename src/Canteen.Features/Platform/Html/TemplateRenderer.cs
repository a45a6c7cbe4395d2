using Canteen.Core.Caching;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// Renders components that depend on nothing but their parameters to templates, outside any request. What was rendered before with equal
/// parameters is not rendered again.
/// </summary>
public sealed class TemplateRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers) : IDisposable
{
    private const long Budget = 24 * 1024 * 1024;

    private readonly LruCache<(Type Component, object Parameters, PageFrame? Frame), HtmlTemplate> _cache = new(Budget);

    /// <param name="parameters">An anonymous object or a record: the component's parameters by name. Compared by value.</param>
    /// <param name="frame">What the frame around a page depends on; null for what has no frame.</param>
    public ValueTask<HtmlTemplate> FindAsync(Type component, object parameters, PageFrame? frame = null)
    {
        var key = (component, parameters, frame);
        return _cache.Find(key) is { } known ? new(known) : RenderAsync(key);
    }

    /// <summary>Renders without caching.</summary>
    public async Task<HtmlTemplate> RenderAsync(Type component, IDictionary<string, object?> parameters)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString());
        return HtmlTemplate.Cut(html);
    }

    public void Dispose() => _cache.Dispose();

    private async ValueTask<HtmlTemplate> RenderAsync((Type Component, object Parameters, PageFrame? Frame) key)
    {
        var named = Named(key.Parameters);
        var template = key.Frame is null
            ? await RenderAsync(key.Component, named)
            : await RenderAsync(typeof(PageRoot), PageRoot.Around(key.Component, named, key.Frame));
        _cache.Put(key, template);
        return template;
    }

    /// <summary>The properties of an object, in the form in which a component takes parameters.</summary>
    internal static Dictionary<string, object?> Named(object parameters) =>
        parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters), StringComparer.Ordinal);
}
