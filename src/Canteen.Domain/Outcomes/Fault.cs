namespace Canteen.Domain;

/// <summary>Why something was not done. The kind decides the HTTP status, the sentence is for people.</summary>
public enum FaultKind { BadRequest, Unauthorized, Forbidden, NotFound, Gone, TooLarge, UnknownType, Invalid, TooMany, Unavailable }

/// <summary>An expected failure. <paramref name="Details"/> holds field -> problems, for forms and sign-up.</summary>
public sealed record Fault(FaultKind Kind, string Sentence, IReadOnlyList<FieldFault>? Details = null)
{
    /// <summary>404, also for whatever the viewer may not see: the two must not be told apart.</summary>
    public static readonly Fault NotFound = new(FaultKind.NotFound, "Record not found");

    /// <summary>401: nobody is signed in.</summary>
    public static readonly Fault SignInNeeded = new(FaultKind.Unauthorized, "This method requires an authenticated user");

    /// <summary>403: known, but not theirs to do.</summary>
    public static readonly Fault NotAllowed = new(FaultKind.Forbidden, "This action is not allowed");

    public static Fault BadRequest(string sentence) => new(FaultKind.BadRequest, sentence);
    public static Fault Forbidden(string sentence) => new(FaultKind.Forbidden, sentence);
    public static Fault TooMany(string sentence) => new(FaultKind.TooMany, sentence);

    /// <summary>422: understood, but it breaks a rule.</summary>
    public static Fault Invalid(string sentence) => new(FaultKind.Invalid, sentence);

    /// <summary>422 for a form: each field with its problem; the sentence sums them up.</summary>
    public static Fault Invalid(IReadOnlyList<FieldFault> details) =>
        new(FaultKind.Invalid, "Validation failed: " + string.Join(", ", details.Select(d => d.Sentence)), details);
}

/// <summary>A problem with one field: its name as the client sent it, a code (ERR_TAKEN, ERR_BLANK, ...) and a sentence.</summary>
public sealed record FieldFault(string Field, string Code, string Sentence);
