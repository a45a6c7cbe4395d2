using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Profiles;

/// <summary>
/// Changes a member's own profile: all of the change or, if it breaks a rule (422), nothing. After unlocking, waiting follow requests go on
/// waiting.
/// </summary>
public sealed class UpdateProfile(Database database, LoadOwnProfile load)
{
    private const string Sql =
        """
        UPDATE accounts SET
          display_name = COALESCE(@DisplayName, display_name), bio = COALESCE(@Bio, bio), fields = COALESCE(@Fields, fields),
          job_title = COALESCE(@JobTitle, job_title), profession = COALESCE(@Profession, profession),
          organisation = COALESCE(@Organisation, organisation), place = COALESCE(@Place, place),
          views_own = COALESCE(@ViewsOwn, views_own), time_zone = COALESCE(@TimeZone, time_zone),
          locked = COALESCE(@Locked, locked), bot = COALESCE(@Bot, bot), discoverable = COALESCE(@Discoverable, discoverable),
          indexable = COALESCE(@Indexable, indexable), hide_collections = COALESCE(@HideCollections, hide_collections),
          default_visibility = COALESCE(@Visibility, default_visibility),
          default_sensitive = COALESCE(@DefaultSensitive, default_sensitive),
          default_language = COALESCE(@DefaultLanguage, default_language)
        WHERE id = @me
        """;

    public async Task<Outcome<OwnProfile>> RunAsync(AccountId me, ProfileChange wanted, CancellationToken ct)
    {
        var change = wanted.Tidied();
        if (ProfileRules.Check(change) is { } problem) return problem;
        return await database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(Sql, Arguments(me, change));
                await AccountWords.UpdateAsync(tx, me);
                await tx.AnnounceAsync(new ProfileChanged(me));
                return await load.ReadAsync(tx, me);
            },
            ct);
    }

    private static object Arguments(AccountId me, ProfileChange change) => new
    {
        me,
        change.DisplayName,
        change.Bio,
        Fields = change.Fields is null ? null : StoredField.Write(change.Fields),
        change.JobTitle,
        change.Profession,
        change.Organisation,
        change.Place,
        change.ViewsOwn,
        change.TimeZone,
        change.Locked,
        change.Bot,
        change.Discoverable,
        change.Indexable,
        change.HideCollections,
        Visibility = (long?)change.DefaultVisibility,
        change.DefaultSensitive,
        change.DefaultLanguage,
    };
}
