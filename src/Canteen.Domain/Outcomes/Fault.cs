namespace Canteen.Domain;

/// <summary>Why something was not done. The kind decides the HTTP status; the sentence is for people.</summary>
public enum FaultKind { BadRequest, Unauthorized, Forbidden, NotFound, Gone, TooLarge, UnknownType, Invalid, TooMany, Unavailable }

/// <summary>An expected failure. <paramref name="Details"/> lists the problems of single fields, for forms and sign-up.</summary>
public sealed record Fault(FaultKind Kind, string Sentence, IReadOnlyList<FieldFault>? Details = null)
{
    /// <summary>With which apps expect a sentence about a broken rule to begin; no page says it.</summary>
    private const string Prefix = "Validation failed: ";

    /// <summary>The same as a page says it.</summary>
    public Fault Plain => this with { Sentence = Sentence.Replace(Prefix, "", StringComparison.Ordinal) };

    /// <summary>404, also for anything that the viewer may not see: the two must be indistinguishable.</summary>
    public static readonly Fault NotFound = new(FaultKind.NotFound, "Record not found");

    /// <summary>401: nobody is signed in.</summary>
    public static readonly Fault SignInNeeded = new(FaultKind.Unauthorized, "This method requires an authenticated user");

    /// <summary>403: the caller is known, but may not do this.</summary>
    public static readonly Fault NotAllowed = new(FaultKind.Forbidden, "This action is not allowed");

    public static Fault BadRequest(string sentence) => new(FaultKind.BadRequest, sentence);
    public static Fault Forbidden(string sentence) => new(FaultKind.Forbidden, sentence);
    public static Fault TooMany(string sentence) => new(FaultKind.TooMany, sentence);

    /// <summary>422: the request was understood, but breaks a rule.</summary>
    public static Fault Invalid(string sentence) => new(FaultKind.Invalid, sentence);

    /// <summary>422 for a form: the problem of each field, and a sentence that sums them up.</summary>
    public static Fault Invalid(IReadOnlyList<FieldFault> details) =>
        new(FaultKind.Invalid, Prefix + string.Join(", ", details.Select(d => d.Sentence)), details);
}

/// <summary>A problem with one field: the field's name as the client sent it, a code (ERR_TAKEN, ERR_BLANK, ...) and a sentence.</summary>
public sealed record FieldFault(string Field, string Code, string Sentence);
