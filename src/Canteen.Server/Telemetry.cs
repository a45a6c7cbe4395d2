using System.Diagnostics;
using Canteen.Server.Configuration;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Canteen.Server;

/// <summary>Sends metrics and traces to a collector, if the operator has named one.</summary>
internal static class Telemetry
{
    private static readonly string[] Meters =
        ["Canteen.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = ["Canteen.*", "Microsoft.AspNetCore"];

    public static void AddTelemetry(this WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.Telemetry.Count == 0) return;
        // Otherwise the span of a request has no method. The framework normalises it, so callers cannot put text of their own there.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        // Otherwise a caller's traceparent would decide what is recorded, and callers are strangers.
        builder.Configuration.AddInMemoryCollection([new("OTEL_TRACES_SAMPLER", "always_on")]);
        // The exporter reads its standard variables from here: nothing else of the environment gets in.
        builder.Configuration.AddInMemoryCollection(options.Telemetry!);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(
                resource => resource.AddService("canteen", serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Sources).AddProcessor<SpanTagFilter>().AddOtlpExporter());
    }

    /// <summary>Adds the route and the status code to the span of a request; the framework adds neither.</summary>
    public static void UseTelemetry(this WebApplication app, ServerOptions options)
    {
        if (options.Telemetry.Count == 0) return;
        app.Use(async (context, next) =>
        {
            await next(context);
            var span = context.Features.Get<IHttpActivityFeature>()?.Activity;
            span?.SetTag("http.route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            span?.SetTag("http.response.status_code", context.Response.StatusCode);
        });
    }
}

/// <summary>
/// Removes from every span all tags that are not known to be harmless: addresses of pages and calls, which may contain names or keys, and
/// whatever a library may add in future. Health checks are not traced.
/// </summary>
internal sealed class SpanTagFilter : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
    };

    public override void OnEnd(Activity data)
    {
        var route = data.GetTagItem("http.route") as string;
        if (route?.StartsWith("/health", StringComparison.Ordinal) == true) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        if (data.Source.Name == "Microsoft.AspNetCore")
            data.DisplayName = route is null ? "no such page" : $"{data.GetTagItem("http.request.method")} {route}";
        data.TraceStateString = null;
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Known.Contains(name)) data.SetTag(name, null);
    }
}
