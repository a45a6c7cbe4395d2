using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Canteen.Tests.Browser;

/// <summary>
/// A web client on its own origin that signs people in as Phanpy does: in another window, whose last page tells the code to the first
/// window.
/// </summary>
internal sealed class WebClient : IAsyncDisposable
{
    // The address to open is after the #.
    private const string First =
        """
        <!doctype html><title>Client</title><link rel="icon" href="data:,"><button>Sign in</button><p id="code"></p>
        <script>
          document.querySelector('button').onclick = () => window.open(decodeURIComponent(location.hash.slice(1)), 'sign-in', 'popup');
          window.onmessage = e => { if (e.origin === location.origin) document.querySelector('#code').textContent = e.data.code; };
        </script>
        """;

    private const string Last =
        """
        <!doctype html><title>Callback</title><link rel="icon" href="data:,">
        <script>window.opener?.postMessage({ code: new URLSearchParams(location.search).get('code') }, location.origin);</script>
        """;

    private readonly WebApplication _app;

    private WebClient()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ShowAsync);
    }

    public string Address => _app.Urls.Single();

    public string Callback => Address + "/callback";

    public static async Task<WebClient> StartAsync()
    {
        var client = new WebClient();
        await client._app.StartAsync();
        return client;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task ShowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(context.Request.Path == "/callback" ? Last : First, Encoding.UTF8);
    }
}
