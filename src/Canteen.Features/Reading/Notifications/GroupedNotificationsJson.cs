using System.Text.Json;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Answers groups as Mastodon's GroupedNotificationsResults: each account and post once, the groups name them by id. Put together from
/// remembered pieces, byte for byte what the serializer would write.
/// </summary>
/// <param name="groups">Newest first.</param>
/// <param name="partial">Only the newest account of each group is told whole.</param>
internal sealed class GroupedNotificationsJson(IReadOnlyList<ShownGroup> groups, bool partial = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var statuses = httpContext.RequestServices.GetRequiredService<StatusWriterJson>();
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var people = groups.SelectMany(group => group.People).DistinctBy(person => person.View.Id).ToList();
        var whole = partial ? groups.Select(group => group.People[0]).DistinctBy(person => person.View.Id).ToList() : people;
        var posts = groups.Select(group => group.Post).OfType<ShownPost>().DistinctBy(post => post.Id).ToList();
        var end = End(partial ? people.ExceptBy(whole.Select(person => person.View.Id), person => person.View.Id) : null, json);
        var length = Accounts.Length + Commas(whole.Count) + whole.Sum(person => person.Json.Length)
            + Statuses.Length + Commas(posts.Count) + posts.Sum(statuses.Measure) + end.Length;
        return StatusListJson.AnswerAsync(httpContext, length, into =>
        {
            into = StatusWriterJson.Put(into, Accounts);
            for (var i = 0; i < whole.Count; i++) into = StatusWriterJson.Put(Next(into, i), whole[i].Json);
            into = StatusWriterJson.Put(into, Statuses);
            for (var i = 0; i < posts.Count; i++) into = statuses.Write(Next(into, i), posts[i]);
            StatusWriterJson.Put(into, end);
        });
    }

    private static ReadOnlySpan<byte> Accounts => "{\"accounts\":["u8;
    private static ReadOnlySpan<byte> Statuses => "],\"statuses\":["u8;

    /// <summary>The groups, of which nothing is remembered.</summary>
    private byte[] End(IEnumerable<KnownAccount>? others, JsonSerializerOptions json)
    {
        var rest = new GroupsJson([.. groups.Select(NotificationGroupJson.From)], others?.Select(person => PartialAccountJson.From(person.View)).ToList());
        byte[] end = [(byte)']', .. JsonSerializer.SerializeToUtf8Bytes(rest, json)];
        end[1] = (byte)',';
        return end;
    }

    private static int Commas(int items) => Math.Max(0, items - 1);

    private static Span<byte> Next(Span<byte> into, int at) => at == 0 ? into : StatusWriterJson.Put(into, ","u8);
}
