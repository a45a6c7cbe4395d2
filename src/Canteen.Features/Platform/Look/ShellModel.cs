using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Look;

/// <summary>What the frame of a page says about the viewer. For a visitor, <see cref="Viewer"/> is null.</summary>
/// <param name="Unread">Notifications above the reading mark, counted to <see cref="ShellLoader.MostUnread"/> at most.</param>
public sealed record ShellModel(AccountView? Viewer, long Unread, Appearance Appearance);

/// <summary>Reads the frame of a page, once for each request.</summary>
public sealed class ShellLoader(Database database, AccountHydrator accounts)
{
    public const int MostUnread = 99;

    private const string UnreadSql =
        """
        SELECT COUNT(*) FROM (
          SELECT 1 AS one FROM notifications
          WHERE account_id = @me
            AND id > COALESCE((SELECT last_read_id FROM markers WHERE account_id = @me AND timeline = 'notifications'), 0)
          LIMIT 99) AS unread
        """;

    private ShellModel? _loaded;

    /// <param name="visitor">The frame has no place for a person: nothing is read, so it also stands when the database does not.</param>
    public async Task<ShellModel> LoadAsync(HttpContext context, bool visitor = false) => _loaded ??= await ReadAsync(context, visitor);

    private async Task<ShellModel> ReadAsync(HttpContext context, bool visitor)
    {
        var appearance = AppearanceCookie.Of(context.Request);
        if (visitor || context.Viewer() is not { } me) return new(null, 0, appearance);
        return await database.ReadAsync(async db =>
        {
            var viewer = (await accounts.LoadAsync(db, [me])).FirstOrDefault();
            return new ShellModel(viewer, await db.ScalarAsync<long>(UnreadSql, new { me }), appearance);
        }, context.RequestAborted);
    }
}
