using Canteen.Core;

namespace Canteen.Features.Door.SignUp;

/// <summary>Checks a sign-up form, with the error codes for which Mastodon's apps have texts. Fields are named as in the API.</summary>
internal static class SignUpRules
{
    public const int MaxDisplayName = 40;
    public const int MaxReason = 600;

    /// <param name="askReason">A reason is required, because somebody will read it and decide.</param>
    public static IReadOnlyList<FieldFault> Problems(SignUpForm form, bool askReason)
    {
        var problems = new List<FieldFault>();
        if (UsernameProblem(form.Username) is { } username) problems.Add(username);
        if (form.DisplayName.EnumerateRunes().Count() > MaxDisplayName)
        {
            problems.Add(new("display_name", "ERR_TOO_LONG", $"Display name is too long (maximum is {MaxDisplayName} characters)"));
        }
        if (PlainText.IsBlank(form.Email)) problems.Add(new("email", "ERR_BLANK", "Email address can't be blank"));
        else if (!EmailAddress.TryParse(form.Email, out _))
            problems.Add(new("email", "ERR_INVALID", "Email address should look like name@example.org"));
        if (Password.Problem(form.Password, form.Username, form.Email) is { } password) problems.Add(password);
        if (askReason && PlainText.IsBlank(form.Reason)) problems.Add(new("reason", "ERR_BLANK", "Please say why you'd like to join"));
        if (form.Reason.Length > MaxReason)
            problems.Add(new("reason", "ERR_TOO_LONG", $"Reason is too long (maximum is {MaxReason} characters)"));
        if (!form.Agreed) problems.Add(new("agreement", "ERR_ACCEPTED", "You need to agree to the rules"));
        return problems;
    }

    public static bool AsksReason(CanteenSettings settings, SignUpForm form) =>
        settings.SignUps == SignUpMode.Approval && form.InviteCode.Length == 0;

    private static FieldFault? UsernameProblem(string username)
    {
        if (PlainText.IsBlank(username)) return new("username", "ERR_BLANK", "Username can't be blank");
        if (username.Length > Handle.MaxLength)
            return new("username", "ERR_TOO_LONG", $"Username is too long (maximum is {Handle.MaxLength} characters)");
        if (!Handle.TryParse(username, out var handle))
            return new("username", "ERR_INVALID", "Username must contain only letters, numbers and underscores");
        return ReservedHandles.Contains(handle) ? new("username", "ERR_RESERVED", "Username is reserved") : null;
    }
}
