using System.Text.Json;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Answers with groups as Mastodon's GroupedNotificationsResults: accounts and posts are listed once, and groups refer to them by id. It is
/// put together from cached pieces and is byte for byte what the serializer would write.
/// </summary>
/// <param name="groups">Newest first.</param>
/// <param name="partial">Only the newest account of each group is given in full.</param>
internal sealed class GroupedNotificationsJson(IReadOnlyList<ShownGroup> groups, bool partial = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var statuses = httpContext.RequestServices.GetRequiredService<StatusWriterJson>();
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var people = groups.SelectMany(group => group.People).Distinct().ToList();
        var whole = partial ? groups.Select(group => group.People[0]).Distinct().ToList() : people;
        var posts = groups.Select(group => group.Post).OfType<ShownPost>().DistinctBy(post => post.Id).ToList();
        var told = groups.Select(group => Json(group, json)).ToList();
        var end = partial ? End(people.Except(whole), json) : "]}"u8.ToArray();
        var length = Accounts.Length + Commas(whole.Count) + whole.Sum(person => person.Json.Length)
            + Statuses.Length + Commas(posts.Count) + posts.Sum(statuses.Measure)
            + Groups.Length + Commas(told.Count) + told.Sum(group => group.Length) + end.Length;
        return StatusListJson.AnswerAsync(httpContext, length, into =>
        {
            into = StatusWriterJson.Put(into, Accounts);
            for (var i = 0; i < whole.Count; i++) into = StatusWriterJson.Put(Next(into, i), whole[i].Json);
            into = StatusWriterJson.Put(into, Statuses);
            for (var i = 0; i < posts.Count; i++) into = statuses.Write(Next(into, i), posts[i]);
            into = StatusWriterJson.Put(into, Groups);
            for (var i = 0; i < told.Count; i++) into = StatusWriterJson.Put(Next(into, i), told[i]);
            StatusWriterJson.Put(into, end);
        });
    }

    private static ReadOnlySpan<byte> Accounts => "{\"accounts\":["u8;
    private static ReadOnlySpan<byte> Statuses => "],\"statuses\":["u8;
    private static ReadOnlySpan<byte> Groups => "],\"notification_groups\":["u8;

    private static byte[] Json(ShownGroup shown, JsonSerializerOptions json)
    {
        var isWhole = shown.People.Count == shown.Group.People.Count;
        return shown.Group.Json(isWhole ? shown.Group.People : [.. shown.People.Select(person => person.View.Id)], json);
    }

    private static byte[] End(IEnumerable<CachedAccount> others, JsonSerializerOptions json) =>
    [
        .. "],\"partial_accounts\":"u8,
        .. JsonSerializer.SerializeToUtf8Bytes(others.Select(person => PartialAccountJson.From(person.View)), json),
        (byte)'}',
    ];

    private static int Commas(int items) => Math.Max(0, items - 1);

    private static Span<byte> Next(Span<byte> into, int at) => at == 0 ? into : StatusWriterJson.Put(into, ","u8);
}
