namespace Canteen.Testing;

/// <summary>The server did not answer as the test needs. The message has the request, the answer, and what the server logged.</summary>
public sealed class UnexpectedAnswerException(HttpResponseMessage answer, string body, CapturedLog log) : Exception(
    $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} answered {(int)answer.StatusCode}: {body}{log}");
