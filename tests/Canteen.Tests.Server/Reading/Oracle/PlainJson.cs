using System.Text;
using System.Text.Json;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// Posts as apps read them: rendered by the plain serializer from what the database says, or put together from what is remembered.
/// </summary>
internal sealed class PlainJson(TestServer server)
{
    private readonly PlainPosts _posts = new(server);
    private readonly StatusWriterJson _writer = server.Services.GetRequiredService<StatusWriterJson>();
    private readonly JsonSerializerOptions _json = server.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    public async Task<string> ReadAsync(ReadSession db, IReadOnlyList<PostId> ids, AccountId? viewer) =>
        JsonSerializer.Serialize(StatusJson.From(await _posts.LoadAsync(db, ids, viewer)), _json);

    public string Remembered(IEnumerable<ShownPost> posts) => $"[{string.Join(',', posts.Select(Remembered))}]";

    private string Remembered(ShownPost post)
    {
        var json = new byte[_writer.Measure(post)];
        Assert.Equal(0, _writer.Write(json, post).Length);
        return Encoding.UTF8.GetString(json);
    }
}
