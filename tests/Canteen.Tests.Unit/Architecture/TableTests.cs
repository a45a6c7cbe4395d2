using System.Text.RegularExpressions;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>Who owns which table. A room may name its own tables and those of the projects and the platform below it.</summary>
public sealed partial class TableTests
{
    private const string Storage = "src/Canteen.Storage", Core = "src/Canteen.Core", Platform = "src/Canteen.Features/Platform";
    private const string Searching = "src/Canteen.Features/Reading/Search";
    private const string Trends = "src/Canteen.Features/Reading/Trends";
    private const string Organisations = "src/Canteen.Features/People/Organisations";
    private const string CatchUp = "src/Canteen.Features/Reading/CatchUp";
    private const string Tweetchats = "src/Canteen.Features/Gathering/Tweetchats";
    private const string Collections = "src/Canteen.Features/Reading/Collections";

    private static readonly Dictionary<string, string> Owners = new(StringComparer.Ordinal)
    {
        ["schema_versions"] = Storage,
        ["settings"] = Storage,
        ["events"] = Storage,
        ["reaction_cursors"] = Storage,
        ["jobs"] = Storage, ["search_index"] = Storage, ["search_index_numbers"] = Storage,
        ["accounts"] = Core, ["account_words"] = Core,
        // Whether somebody has been admitted decides whether their account is shown.
        ["users"] = Core,
        ["follows"] = Core, ["follow_requests"] = Core, ["account_remarks"] = Core, ["blocks"] = Core,
        ["blocked_domains"] = Core,
        ["mutes"] = Core,
        ["filters"] = Core,
        ["filter_keywords"] = Core, ["filter_posts"] = Core,
        ["lists"] = Core,
        ["followed_tags"] = Core, ["featured_tags"] = Core,
        ["list_members"] = Core, ["list_tags"] = Core, ["list_searches"] = Core, ["saved_searches"] = Core, ["recent_searches"] = Searching,
        // A post says with which app it was written.
        ["posts"] = Core, ["apps"] = Core,
        ["mentions"] = Core, ["post_revisions"] = Core,
        ["attachments"] = Core,
        ["remote_actors"] = Core, ["remote_posts"] = Core,
        // Until there is a room for reports.
        ["reports"] = Core, ["report_posts"] = Core,
        ["tags"] = Core, ["post_tags"] = Core,
        ["quiet_tags"] = Core, ["tag_aliases"] = Core,
        ["tag_pairs"] = "src/Canteen.Features/Reading/TagAliases",
        ["tag_pair_votes"] = "src/Canteen.Features/Reading/TagAliases",
        ["trend_uses"] = Trends, ["trend_causes"] = Trends, ["trend_rulings"] = Trends,
        ["muted_threads"] = Core, ["quiet_hours"] = Core,
        ["quiet_rules"] = Core,
        ["quiet_people"] = Core,
        ["notifications"] = Core, ["markers"] = Core,
        ["invites"] = Platform,
        ["mail_tokens"] = Platform,
        ["sessions"] = Platform,
        ["known_browsers"] = Platform,
        ["allowances"] = Platform,
        ["grants"] = Platform, ["tokens"] = Platform,
        ["data_protection_keys"] = Platform, ["rules"] = Platform,
        ["documents"] = "src/Canteen.Features/Door/Documents",
        ["suggestion_dismissals"] = "src/Canteen.Features/People/Suggestions", ["packs"] = "src/Canteen.Features/People/Packs",
        ["pack_people"] = "src/Canteen.Features/People/Packs", ["pack_tags"] = "src/Canteen.Features/People/Packs",
        ["organisations"] = Organisations, ["organisation_domains"] = Organisations, ["organisation_stewards"] = Organisations,
        ["memberships"] = Organisations, ["organisation_invitations"] = Organisations, ["work_addresses"] = Organisations,
        ["work_pages"] = Organisations,
        ["account_keys"] = "src/Canteen.Features/Federation/Actors", ["favourites"] = "src/Canteen.Features/Posting/Favourites",
        ["bookmarks"] = "src/Canteen.Features/Reading/Bookmarks",
        ["collections"] = Collections, ["collection_posts"] = Collections, ["collection_follows"] = Collections,
        ["catch_up_marks"] = CatchUp, ["catch_up_mails"] = CatchUp, ["catch_up_stops"] = CatchUp, ["known_roles"] = CatchUp,
        ["role_changes"] = CatchUp, ["admissions"] = CatchUp,
        // What a post is in a tweetchat is written with the post, and every room may ask.
        ["chats"] = Core, ["chat_hosts"] = Core, ["chat_questions"] = Core, ["chat_posts"] = Core, ["chat_people"] = Core,
        ["chat_reading"] = Tweetchats, ["chat_goers"] = Tweetchats, ["chat_messages"] = Tweetchats, ["chat_news"] = Tweetchats,
        ["chat_post_figures"] = Tweetchats, ["chat_post_ties"] = Tweetchats, ["chat_sums"] = Tweetchats, ["chat_minutes"] = Tweetchats,
        ["chat_voices"] = Tweetchats, ["chat_ties"] = Tweetchats,
        ["columns"] = "src/Canteen.Features/Reading/Columns",
        ["pins"] = "src/Canteen.Features/Posting/Pins",
        ["idempotency_keys"] = "src/Canteen.Features/Posting/Posts",
    };

    [Fact]
    public void No_sql_names_the_table_of_another_room() =>
        Offenders.None(
            Tree.Files.Files([".cs"], Storage, Core, "src/Canteen.Features").SelectMany(f => Foreign(f, Tree.Files.Text(f))),
            "This table is not below the code that names it. Ask what its owner offers, let it hear an event, or register the table with the core "
            + "(FlagTable).");

    [Fact]
    public void Every_table_has_an_owner() =>
        Assert.Equal(
            Tree.Files.Files([".sql"], Storage).SelectMany(f => Created().Matches(Tree.Files.Text(f)).Select(m => m.Groups["table"].Value))
                .Append("schema_versions").Distinct().Order(StringComparer.Ordinal),
            Owners.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_owner_is_there() =>
        Offenders.None(Owners.Values.Where(o => !Directory.Exists(Tree.Files.PathOf(o))), "These owners of tables are no folders.");

    [Theory]
    [InlineData("src/Canteen.Features/Posting/Posts/DeletePost.cs", "\"DELETE FROM bookmarks WHERE post_id = @id\"", true)]
    [InlineData("src/Canteen.Features/Reading/Bookmarks/ListBookmarks.cs", "\"SELECT b.id FROM bookmarks b\"", false)]
    [InlineData("src/Canteen.Core/Posts/PostExtras.cs", "JOIN pins p ON p.post_id = x.id", true)]
    [InlineData("src/Canteen.Core/Posts/PostExtras.cs", "Newest(\"sessions WHERE account_id = @viewer\")", true)]
    [InlineData("src/Canteen.Core/Posts/PostExtras.cs", "// DELETE FROM bookmarks", false)]
    [InlineData("src/Canteen.Features/Posting/Pins/PinPost.cs", "UPDATE accounts SET x = 1", false)]
    public void The_table_of_another_is_seen(string file, string line, bool offends) => Assert.Equal(offends, Foreign(file, line).Any());

    private static IEnumerable<string> Foreign(string file, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("//", StringComparison.Ordinal)) continue;
            foreach (var table in Named().Matches(lines[i]).Select(m => m.Groups["table"].Value).Where(Owners.ContainsKey))
                if (!MayName(file, Owners[table])) yield return $"{file}:{i + 1} names {table}, which belongs to {Owners[table]}";
        }
    }

    private static bool MayName(string file, string owner) =>
        file.StartsWith(owner + "/", StringComparison.Ordinal) || LevelOf(owner) < LevelOf(file);

    private static int LevelOf(string path) =>
        Array.FindIndex([Storage, Core, Platform, "src/Canteen.Features"], level => path.StartsWith(level, StringComparison.Ordinal));

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE)\s+(?<table>[a-z_]+)\b|""(?<table>[a-z_]+) WHERE\b", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"CREATE TABLE (?:IF NOT EXISTS )?(?<table>\w+)", RegexOptions.None, 1000)]
    private static partial Regex Created();
}
