using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>An author's defaults, for what a draft leaves open.</summary>
internal sealed class AuthorUsual
{
    private const string Sql =
        """
        SELECT a.default_visibility, a.default_sensitive, a.default_language, a.chats_to_followers, u.locale
        FROM accounts a LEFT JOIN users u ON u.account_id = a.id WHERE a.id = @author
        """;

    public Visibility DefaultVisibility { get; set; }
    public bool DefaultSensitive { get; set; }
    public string DefaultLanguage { get; set; } = "";
    public bool ChatsToFollowers { get; set; }
    public string? Locale { get; set; }

    public string? Language => DefaultLanguage.Length > 0 ? DefaultLanguage : Locale;

    public static async Task<AuthorUsual> LoadAsync(ReadSession db, AccountId author) =>
        await db.FirstOrDefaultAsync<AuthorUsual>(Sql, new { author }) ?? new();
}
