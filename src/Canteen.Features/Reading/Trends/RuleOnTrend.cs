using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>A moderator says whether something may trend.</summary>
public sealed class RuleOnTrend(Database database, TagAliasCache aliases, TrendCache trends)
{
    private static readonly Fault NoSubject = Fault.BadRequest("subject is no hashtag, post, address or host");

    /// <param name="isAllowed">False: it never trends; null: as if nobody had decided.</param>
    /// <returns>404 for members; 400 for what cannot trend.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, TrendKind kind, string subject, bool? isAllowed, CancellationToken ct)
    {
        if (await SubjectOfAsync(kind, subject, ct) is not { } named) return NoSubject;
        var ruled = await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsStaffAsync(tx, me)) return Fault.NotFound;
                await RulingRows.PutAsync(tx, new(kind, named), isAllowed, me);
                return Done.It;
            },
            ct);
        trends.Forget();
        return ruled;
    }

    private async ValueTask<string?> SubjectOfAsync(TrendKind kind, string subject, CancellationToken ct) => kind switch
    {
        TrendKind.Tag => TagName.TryParse(subject, out var name) ? (await aliases.FindAsync(ct)).MainOf(name) : null,
        TrendKind.Post => PostId.TryParse(subject, out var id) ? id.ToString() : null,
        TrendKind.Link => LinkAddress.Of(subject),
        TrendKind.Publisher => LinkAddress.Of("https://" + subject) is { } address && LinkAddress.PublisherOf(address) == subject
            ? subject
            : null,
        _ => null,
    };
}
