using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// What profiles say of memberships, and what waits for a member's answer, cached on this node because many pages show it. Whether
/// something has run out is asked when it is shown: nothing happens at that moment.
/// </summary>
internal sealed class MembershipCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    internal const string MarksSql =
        """
        SELECT o.slug, o.name, m.look, m.names_organisation, m.known_at, m.expires_at FROM memberships m
        JOIN organisations o ON o.id = m.organisation_id
        WHERE m.account_id = @account AND m.ended_at IS NULL AND o.state = 1 ORDER BY m.id
        """;

    internal const string InvitationsSql =
        """
        SELECT i.expires_at FROM organisation_invitations i JOIN organisations o ON o.id = i.organisation_id
        WHERE i.account_id = @account AND o.state = 1
        """;

    private readonly PerAccountCache<Known> _cache;
    private readonly TimeProvider _clock;

    public MembershipCache(Database database, TimeProvider clock)
    {
        _clock = clock;
        _cache = new(Budget, (account, ct) => database.ReadAsync(
            async db => new Known(
                await db.QueryAsync<MarkRow>(MarksSql, new { account }), await db.QueryAsync<long>(InvitationsSql, new { account })),
            ct));
    }

    /// <returns>What the profile says, and nothing that its owner or a steward has not agreed to.</returns>
    public async ValueTask<IReadOnlyList<MembershipMark>> MarksAsync(AccountId account, CancellationToken ct)
    {
        var (known, now) = (await _cache.FindAsync(account, ct), _clock.Milliseconds());
        return [.. known.Rows.Where(row => row.ExpiresAt > now && row.IsSeen).Select(row => row.ToMark())];
    }

    /// <returns>How many invitations there are to answer and memberships to renew.</returns>
    public async ValueTask<int> WaitingAsync(AccountId account, CancellationToken ct)
    {
        var (known, now) = (await _cache.FindAsync(account, ct), _clock.Milliseconds());
        var soon = now + (long)Membership.SoonOver.TotalMilliseconds;
        return known.Invitations.Count(until => until > now) + known.Rows.Count(row => row.ExpiresAt <= soon);
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case MembershipChanged e: _cache.Forget(e.Account); break;
            case OrganisationChanged: Forget(); break;
        }
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private sealed class Known(List<MarkRow> rows, List<long> invitations) : CacheEntry
    {
        public List<MarkRow> Rows => rows;
        public List<long> Invitations => invitations;

        public override int Bytes { get; } =
            160 + (8 * invitations.Count) + rows.Sum(row => 120 + (2 * (row.Name.Length + row.Slug.Length)));
    }

    private sealed class MarkRow
    {
        public string Slug { get; set; } = "";
        public string Name { get; set; } = "";
        public long Look { get; set; }
        public bool NamesOrganisation { get; set; }
        public long? KnownAt { get; set; }
        public long ExpiresAt { get; set; }

        public bool IsSeen => Look == (long)MembershipLook.Shown || (Look == (long)MembershipLook.Pseudonym && KnownAt is not null);

        public MembershipMark ToMark()
        {
            var isPseudonym = Look == (long)MembershipLook.Pseudonym;
            return isPseudonym && !NamesOrganisation ? new("", "", true) : new(Slug, Name, isPseudonym);
        }
    }
}

/// <summary>What a profile says of a membership.</summary>
/// <param name="Name">Of the organisation; empty where it is not named.</param>
public sealed record MembershipMark(string Slug, string Name, bool IsPseudonym);
