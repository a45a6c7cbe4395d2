using Canteen.Features.Platform.Html;
using System.Text.RegularExpressions;
using Canteen.Core.Accounts;

namespace Canteen.Features.People.Profiles;

/// <summary>The maximum lengths of profile texts, in Unicode code points, and other rules of a profile.</summary>
public static partial class ProfileRules
{
    public const int DisplayName = 40;
    public const int Bio = 500;
    public const int Fields = 4;
    public const int FieldText = 255;
    public const int WorkText = 100;
    public const int Place = 60;

    /// <summary>Null if all is well; otherwise every invalid field, by the name that Mastodon's clients know.</summary>
    public static Fault? Check(ProfileChange change)
    {
        var problems = new List<FieldFault>();
        TooLong(problems, "display_name", "Display name", change.DisplayName, DisplayName);
        TooLong(problems, "note", "Bio", change.Bio, Bio);
        TooLong(problems, "job_title", "Job title", change.JobTitle, WorkText);
        TooLong(problems, "profession", "Profession", change.Profession, WorkText);
        TooLong(problems, "organisation", "Organisation", change.Organisation, WorkText);
        TooLong(problems, "place", "Place", change.Place, Place);
        CheckFields(problems, change.Fields ?? []);
        CheckDefaults(problems, change);
        CheckZone(problems, change);
        return problems.Count == 0 ? null : Fault.Invalid(problems);
    }

    private static void CheckFields(List<FieldFault> problems, IReadOnlyList<StoredField> fields)
    {
        if (fields.Count > Fields) problems.Add(new("fields", "ERR_TOO_MANY", $"Profile fields are too many (maximum is {Fields})"));
        foreach (var field in fields)
        {
            TooLong(problems, "fields", "Name of a profile field", field.Name, FieldText);
            TooLong(problems, "fields", "Value of a profile field", field.Value, FieldText);
            if (field.Name.Length == 0) problems.Add(new("fields", "ERR_BLANK", "Name of a profile field can't be blank"));
        }
    }

    private static void CheckDefaults(List<FieldFault> problems, ProfileChange change)
    {
        if (change.DefaultVisibility is Visibility.Mentioned)
        {
            problems.Add(new("source[privacy]", "ERR_INCLUSION", "Default visibility must be public, unlisted or private"));
        }
        if (change.DefaultLanguage is { Length: > 0 } language && !Language().IsMatch(language))
        {
            problems.Add(new("source[language]", "ERR_INVALID", "Default language must be a language code such as en or cy"));
        }
    }

    private static void CheckZone(List<FieldFault> problems, ProfileChange change)
    {
        if (change.TimeZone is { Length: > 0 } zone && TimeZones.Find(zone) is null)
        {
            problems.Add(new("canteen[time_zone]", "ERR_INVALID", "Time zone must be the name of a zone such as Europe/London"));
        }
    }

    private static void TooLong(List<FieldFault> problems, string field, string name, string? text, int max)
    {
        if (text is not null && text.Length > max && text.EnumerateRunes().Count() > max)
        {
            problems.Add(new(field, "ERR_TOO_LONG", $"{name} is too long (maximum is {max} characters)"));
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();
}
