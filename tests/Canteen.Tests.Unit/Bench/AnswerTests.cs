using System.Text;
using Canteen.Bench.Load;
using Canteen.Features.Platform.Posts;

namespace Canteen.Tests.Unit.Bench;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: x\r\n\r\nhello", 200, "hello")]
    [InlineData("HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n", 404, "")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\na\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n", 200, "a\r\n0123456789")]
    public void An_answer_ends_where_it_ends_however_it_comes_in(string text, int code, string body)
    {
        foreach (var piece in (int[])[1, 3, text.Length])
        {
            var answer = new Answer();
            answer.Clear();
            Assert.Equal(text.Length, Feed(answer, text, piece));
            Assert.Equal(code, answer.Code);
            Assert.Equal(body, Encoding.ASCII.GetString(answer.ToBody()));
        }
    }

    [Fact]
    public void A_body_may_be_larger_than_the_first_buffer()
    {
        var body = new string('x', 300_000);
        var answer = new Answer();
        answer.Clear();
        Feed(answer, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}", 1000);
        Assert.Equal(body.Length, answer.ToBody().Length);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n")]
    public void What_has_no_end_or_is_no_answer_is_refused(string text)
    {
        var answer = new Answer();
        answer.Clear();
        Assert.Throws<InvalidDataException>(() => Feed(answer, text, 100));
    }

    /// <returns>How many bytes had been fed when the answer was complete.</returns>
    private static int Feed(Answer answer, string text, int piece)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var at = 0; at < bytes.Length;)
        {
            var take = Math.Min(Math.Min(piece, answer.Free.Length), bytes.Length - at);
            bytes.AsSpan(at, take).CopyTo(answer.Free.Span);
            at += take;
            if (answer.Take(take)) return at;
        }
        return -1;
    }
}
