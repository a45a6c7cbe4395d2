namespace Canteen.Core.Audiences;

/// <summary>What to leave out of an author's posts. Replies to oneself are no replies.</summary>
/// <param name="WithoutMentioned">Without posts that only the people mentioned may read.</param>
/// <param name="Tag">Only posts with this tag, by its folded name, or one read together with it: only the database knows those.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound: none yet.</param>
public sealed record AuthorFilter(
    bool WithoutReplies = false, bool WithoutBoosts = false, bool WithoutMentioned = false, bool OnlyMedia = false, string? Tag = null)
{
    /// <summary>A condition on <c>posts p</c>, beside that the viewer may see them and that they have the tag.</summary>
    internal string Sql =>
        $"""
        TRUE
        {(WithoutReplies ? "AND (p.reply_to_id IS NULL OR p.reply_to_account_id = p.author_id)" : "")}
        {(WithoutBoosts ? "AND p.boost_of_id IS NULL" : "")}
        {(WithoutMentioned ? "AND " + AudienceSql.NotForMentionedAlone : "")}
        """;

    /// <summary>The same as <see cref="Sql"/>, but for the tag.</summary>
    internal bool Wants(in Audience audience, bool answersOther, bool isBoost) =>
        !(WithoutReplies && answersOther) && !(WithoutBoosts && isBoost)
            && !(WithoutMentioned && audience.Visibility == Visibility.Mentioned);
}
