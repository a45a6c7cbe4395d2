using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Canteen.Bench.Processes;

/// <summary>The baseline for timelines: Kestrel and nothing else, answering every request with bytes that it has in memory.</summary>
internal static class StaticServer
{
    public const string Verb = "static";
    public const string Ready = "Static answers are ready";
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>Writes each body after its length in 32 bits.</summary>
    public static void WriteBodies(string path, IEnumerable<byte[]> bodies)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var body in bodies)
        {
            file.Write(body.Length);
            file.Write(body);
        }
    }

    public static async Task<int> RunAsync(Arguments asked)
    {
        var bodies = ReadBodies(asked.Needed("bodies"));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls($"http://127.0.0.1:{asked.Needed("port")}");
        await using var app = builder.Build();
        var turn = 0;
        app.Run(http => AnswerAsync(http.Response, bodies[(int)((uint)Interlocked.Increment(ref turn) % (uint)bodies.Count)]));
        await app.StartAsync();
        Console.WriteLine(Ready);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private static Task AnswerAsync(HttpResponse response, byte[] body)
    {
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length);
    }

    private static List<byte[]> ReadBodies(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        var bodies = new List<byte[]>();
        while (file.BaseStream.Position < file.BaseStream.Length) bodies.Add(file.ReadBytes(file.ReadInt32()));
        return bodies;
    }
}
