using System.Collections.Frozen;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// What makes a password good enough: it is long, and it is not one of the first that an attacker tries. There are no rules about kinds of
/// characters.
/// </summary>
public static class Password
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    // The most common passwords of ten or more characters in public lists of leaked passwords, and variants of them with our own name.
    private static readonly FrozenSet<string> Commonest = FrozenSet.Create(StringComparer.Ordinal,
        "password12", "password123", "password1234", "password12345", "passwordpassword", "passw0rd123", "p@ssw0rd123", "p@ssword123",
        "mypassword", "mypassword1", "password01", "password11", "password!1", "passw0rd12", "newpassword", "letmein123", "letmein1234",
        "welcome123", "welcome1234", "welcome2025", "welcome2026", "iloveyou12", "iloveyou123", "iloveyou1234", "qwertyuiop", "qwerty1234",
        "qwerty12345", "qwerty123456", "qwertyuiop123", "qwertyqwerty", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5",
        "q1w2e3r4t5y6", "zaq12wsxcde3", "asdfghjkl123", "asdfghjkl1", "asdfghjkl;", "zxcvbnm123", "abcdefghij", "abcd123456", "abc1234567",
        "abcd1234567", "a123456789", "aa12345678", "1234567890", "0123456789", "9876543210", "0987654321", "123456789a", "123456789q",
        "12345678910", "1234567891", "123456789012", "123123123123", "1231231231", "112233445566", "1122334455", "147258369a", "1472583690",
        "football12", "football123", "liverpool1", "liverpool12", "liverpool123", "manchester", "manchester1", "manutd1234", "arsenal123",
        "chelsea123", "superman123", "sunshine12", "sunshine123", "princess12", "princess123", "charlie123", "basketball", "volleyball",
        "changeme123", "changeme12", "administrator", "admin12345", "admin123456", "internet123", "computer123", "secret1234",
        "trustno1234",
        "hospital12", "hospital123", "nightshift", "nightshift1", "canteen123", "canteen1234", "staffcanteen", "nurse12345", "doctor1234",
        "spring2026", "summer2025", "summer2026", "autumn2025", "autumn2026", "winter2025", "winter2026", "christmas1", "birthday12");

    /// <summary>The form that is hashed: the same however a keyboard composed it.</summary>
    public static string Prepare(string typed) => PlainText.Clean(typed).Normalize(NormalizationForm.FormKC);

    /// <summary>Why the password may not be used; null if it may.</summary>
    /// <param name="avoid">What others know about the person: the handle, the e-mail address.</param>
    public static FieldFault? Problem(string typed, params string[] avoid)
    {
        var password = Prepare(typed);
        if (PlainText.IsBlank(password)) return Because("ERR_BLANK", "can't be blank");
        if (password.Length < MinLength) return Because("ERR_TOO_SHORT", $"is too short (minimum is {MinLength} characters)");
        if (password.Length > MaxLength) return Because("ERR_TOO_LONG", $"is too long (maximum is {MaxLength} characters)");
        return IsGuessable(password.ToLowerInvariant(), avoid)
            ? Because("ERR_INVALID", "is too easy to guess")
            : null;
    }

    private static bool IsGuessable(string password, string[] avoid) =>
        Commonest.Contains(password)
        || password.Distinct().Count() < 4
        || avoid.Any(known => known.Length > 0 && password.Replace(known.ToLowerInvariant(), "", StringComparison.Ordinal).Length < 4);

    private static FieldFault Because(string code, string problem) => new("password", code, "Password " + problem);
}
