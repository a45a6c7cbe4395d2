using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>
/// Members who want to be found, newest first. What people see first, without search words, is answered from memory; every other page is
/// queried.
/// </summary>
public sealed class ListPeople(Database database, AccountHydrator hydrator, AccountGate gate, DirectoryCache newest)
{
    internal const string Shown = "a.domain = '' AND a.discoverable = TRUE AND a.suspended_at IS NULL";

    private const string WithWords =
        """
         AND (lower(a.display_name) LIKE lower(@Words) ESCAPE '\' OR a.handle_key LIKE lower(@Words) ESCAPE '\'
           OR lower(a.job_title) LIKE lower(@Words) ESCAPE '\' OR lower(a.profession) LIKE lower(@Words) ESCAPE '\'
           OR lower(a.organisation) LIKE lower(@Words) ESCAPE '\')
        """;

    /// <summary>Without those who have a block between them and the viewer: a page may be shorter for it.</summary>
    public async Task<Page<AccountView>> RunAsync(PeopleFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        var page = await PageAsync(filter, window, ct);
        return page with { Items = await gate.ListedAsync(page.Items, viewer, ct) };
    }

    private async Task<Page<AccountView>> PageAsync(PeopleFilter filter, PageWindow window, CancellationToken ct) =>
        filter.Words.Length == 0 && window is { MaxId: null, SinceId: null, MinId: null, Limit: <= DirectoryCache.Kept }
            ? await newest.FindAsync(filter, window, ct)
            : await QueryAsync(filter, window, ct);

    private Task<Page<AccountView>> QueryAsync(PeopleFilter filter, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            db => hydrator.PageAsync(
                db, Sql(filter, window.Order),
                new
                {
                    Words = Containing(filter.Words), filter.Profession, filter.Organisation, window.Below, window.Above, window.Limit,
                },
                window),
            ct);

    internal static string Sql(PeopleFilter filter, string order) =>
        $"""
        SELECT a.id AS cursor, a.id AS account_id FROM accounts a
        WHERE {Shown} AND {AccountHydrator.ShownSql}{(filter.Words.Length > 0 ? WithWords : "")}
          {(filter.Profession.Length > 0 ? "AND a.profession <> '' AND lower(a.profession) = lower(@Profession)" : "")}
          {(filter.Organisation.Length > 0 ? "AND a.organisation <> '' AND lower(a.organisation) = lower(@Organisation)" : "")}
          AND a.id < @Below AND a.id > @Above
        ORDER BY a.id {order} LIMIT @Limit
        """;

    private static string Containing(string words) =>
        "%" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
