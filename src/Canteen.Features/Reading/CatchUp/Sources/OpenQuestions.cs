using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>Public questions, of home and of followed hashtags, to which the reader sees no answer by anybody but who asked.</summary>
internal sealed class OpenQuestions(Database database, IStringLocalizer<Words> l) : ICatchUpSource
{
    /// <summary>The newest of them.</summary>
    private const int Looked = 100;

    /// <summary>With more answers, somebody is certain to have answered.</summary>
    private const int FewAnswers = 5;

    internal const string Sql =
        $"""
        SELECT p.reply_to_id AS question, p.author_id FROM posts p WHERE p.reply_to_id IN @Questions AND {VisibleRule.Sql} LIMIT @Most
        """;

    public int Order => 30;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var asked = window.Posts.Where(IsOpen).Take(Looked).ToList();
        if (asked.Count == 0) return null;
        var answered = await AnsweredAsync(window, [.. asked.Where(post => post.Shown.Counts.Replies > 0)], ct);
        var items = asked.Where(post => !answered.Contains(post.Shown.Id)).OrderBy(post => post.Shown.Id)
            .Select(post => (CatchUpItem)new CatchUpPost(post, l["Nobody has answered yet"]));
        return new("questions", l["Questions without an answer"], [.. items])
        {
            About = l["Public questions that nobody has answered yet. The one that has waited longest comes first."],
        };
    }

    private static bool IsOpen(ShownPost post) =>
        post.Shown is { IsOwn: false, Counts.Replies: <= FewAnswers } shown && !shown.Flags.Has(PostFlags.Muted)
        && shown.Post.View is { Audience.IsListed: true, ReplyToId: null, ReplyToAccountId: null } view && SaidWords.Asks(view);

    private async Task<HashSet<PostId>> AnsweredAsync(CatchUpWindow window, List<ShownPost> asked, CancellationToken ct)
    {
        if (asked.Count == 0) return [];
        var authors = asked.ToDictionary(post => post.Shown.Id, post => post.Shown.Author.View.Id);
        var args = new
        {
            Questions = authors.Keys.Select(id => id.Value).ToArray(), viewer = window.Reader.Id.Value, Most = Looked * FewAnswers,
        };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        return [.. rows.Where(row => row.AuthorId != authors[row.Question] && !window.Reader.Avoids(row.AuthorId, window.To))
            .Select(row => row.Question)];
    }

    private sealed class Row
    {
        public PostId Question { get; set; }
        public AccountId AuthorId { get; set; }
    }
}
