using Canteen.Features.Posting.Posts;

namespace Canteen.Server.Demo;

/// <summary>Lets the cast say what their scripts say, and do with each other's posts what the scripts list.</summary>
internal sealed class DemoTalk(DemoPeople people, PublishPost publish)
{
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(20);
    private readonly Dictionary<ScriptPost, PostId> _ids = [];

    /// <summary>Nothing happens after <paramref name="now"/>.</summary>
    public IEnumerable<DemoStep> Steps(DateTimeOffset now)
    {
        foreach (var post in ScriptReader.ReadAll(now))
        {
            yield return new DemoStep(post.At, ct => PublishAsync(post, ct));
        }
    }

    private async Task PublishAsync(ScriptPost post, CancellationToken ct)
    {
        var draft = new PostDraft(post.SentText)
        {
            ContentWarning = post.ContentWarning,
            Visibility = post.Visibility,
            Language = post.Language,
            ReplyTo = post.ReplyTo is { } parent ? _ids[parent] : null,
        };
        _ids[post] = (await publish.RunAsync(people.IdOf(post.Author), draft, ct)).Value;
    }
}
